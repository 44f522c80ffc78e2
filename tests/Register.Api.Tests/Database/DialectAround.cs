using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Database;

/// <summary>A database as it is; whoever inherits changes what a test is about.</summary>
internal abstract class DialectAround(Dialect inner) : Dialect
{
    /// <summary>Puts one around the database of the program that is being built.</summary>
    public static void Put(WebApplicationBuilder builder, Func<Dialect, DialectAround> around)
    {
        var inner = builder.Services.Single(s => s.ServiceType == typeof(Dialect)).ImplementationFactory!;
        builder.Services.Replace(ServiceDescriptor.Singleton<Dialect>(services => around((Dialect)inner(services))));
    }

    public override string Name => inner.Name;
    public override string Page => inner.Page;
    public override bool IsEmbedded => inner.IsEmbedded;
    public override string CreateSchemaTable => inner.CreateSchemaTable;
    public override string Tables => inner.Tables;
    public override IReadOnlyDictionary<string, string> ColumnTypes => inner.ColumnTypes;

    public override Task<DbConnection> Connect(CancellationToken cancellation) => inner.Connect(cancellation);

    public override ValueTask Release(DbConnection connection) => inner.Release(connection);

    public override Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation) => inner.Write(work, cancellation);

    public override Task Load(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows) =>
        inner.Load(connection, transaction, table, columns, rows);

    public override bool IsDuplicate(DbException error) => inner.IsDuplicate(error);

    public override bool IsUnavailable(DbException error) => inner.IsUnavailable(error);
}
