using System.Reflection;
using Xunit.Sdk;

namespace Register.Infrastructure.Tests.Database;

/// <summary>Gives a theory the name of a database to run on: the same body runs on each.</summary>
public abstract class OnDatabaseAttribute(string provider) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[provider]];
}

/// <summary>Runs the theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute() : OnDatabaseAttribute("Sqlite");

/// <summary>Runs the theory on SQL Server where there is one; otherwise it shows as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqlServerAttribute : OnDatabaseAttribute
{
    public OnSqlServerAttribute()
        : base("SqlServer")
    {
        if (SqlServerForTests.Server is null) Skip = SqlServerForTests.WhyNot;
    }
}

/// <summary>A theory with other arguments, on SQL Server only.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerTheoryAttribute : TheoryAttribute
{
    public SqlServerTheoryAttribute()
    {
        if (SqlServerForTests.Server is null) Skip = SqlServerForTests.WhyNot;
    }
}
