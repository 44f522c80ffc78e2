using Register.Infrastructure.Database;

namespace Register.Infrastructure.Tests.Database;

public sealed class SessionTests
{
    [Fact]
    public async Task Who_waits_to_write_keeps_no_connection_from_those_who_read()
    {
        var folder = Directory.CreateTempSubdirectory("register-session-");
        await using (var dialect = new SqliteDialect($"Data Source={Path.Combine(folder.FullName, "register.db")}"))
        {
            // The only one that is open.
            var reader = await dialect.Connect(CancellationToken.None);
            await dialect.Release(reader);
            await using var session = new Session(dialect);
            (await session.Single<int>("SELECT 1")).ShouldBe(1);
            var free = await session.Write(() => dialect.Connect(CancellationToken.None));
            free.ShouldBeSameAs(reader);
            (await session.Single<int>("SELECT 2")).ShouldBe(2);
            await dialect.Release(free);
        }
        folder.Delete(recursive: true);
    }
}
