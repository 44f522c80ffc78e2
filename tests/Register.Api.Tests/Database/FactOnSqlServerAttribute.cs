namespace Register.Api.Tests.Database;

/// <summary>Skipped, with the reason, where there is no SQL Server.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactOnSqlServerAttribute : FactAttribute
{
    public FactOnSqlServerAttribute()
    {
        if (SqlServerForTests.Server is null) Skip = SqlServerForTests.WhyNot;
    }
}
