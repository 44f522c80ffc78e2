using System.Data.Common;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>A database that undoes whatever was done where a commit would come, and answers as if it had been kept: many can be granted the same
/// thing, one after another, each in the same state.</summary>
internal sealed class UndoingDialect(Dialect inner) : DialectAround(inner)
{
    public bool Undoing { get; set; }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation)
    {
        if (!Undoing) return await base.Write(work, cancellation);
        try
        {
            return await base.Write<T>(async (connection, transaction) => throw new Undone<T>(await work(connection, transaction)), cancellation);
        }
        catch (Undone<T> undone)
        {
            return undone.Result;
        }
    }

    private sealed class Undone<T>(T result) : Exception
    {
        public T Result => result;
    }
}
