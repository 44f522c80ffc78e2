using System.Data.Common;
using System.Net;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Register.Api.Tests.Database;
using Register.Api.Tests.Edge;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using static SQLitePCL.raw;

namespace Register.Api.Tests.Proofs;

/// <summary>The connection to the database is lost at the commit: whether it happened, nobody here can know. The stored answer tells.</summary>
public sealed class UnknownOutcomeTests
{
    private const int Clients = 16;
    private const int Each = 12;

    [Fact]
    public async Task What_was_committed_unseen_is_answered_from_the_record_and_what_was_not_is_done_and_nothing_twice()
    {
        LosingDialect? lossy = null;
        await using var started = await Fixture.Started(new RegisterApp
        {
            Adjust = builder => DialectAround.Put(builder, inner => lossy = new LosingDialect(inner)),
        });
        lossy!.Losing = true;
        var (replayed, lost) = await Register(started.App);
        lossy.Losing = false;

        (replayed, lost - replayed).ShouldSatisfyAllConditions(p => p.replayed.ShouldBeGreaterThan(10, "commits that nobody saw"), p => p.Item2.ShouldBeGreaterThan(10, "commits that did not happen"));
        await NothingIsTwice(started.App, lossy);
    }

    [FactOnSqlServer]
    public async Task A_connection_cut_within_the_transaction_and_behind_the_commit_is_no_other_on_SQL_Server()
    {
        var server = new SqlConnectionStringBuilder(SqlServerForTests.Server);
        var (losing, commits, statements) = (false, 0, 0);
        // Of the commits a third is not sent and a third not answered; of the statements one in fifty is not sent.
        await using var proxy = new CuttingProxy(await CutConnectionTests.PlaceOf(server.DataSource), packet => !losing ? Cut.Not
            : Packet.IsCommit(packet) ? (Interlocked.Increment(ref commits) % 3) switch { 1 => Cut.Before, 2 => Cut.BehindIt, _ => Cut.Not }
            : Packet.IsStatement(packet) && Interlocked.Increment(ref statements) % 50 == 0 ? Cut.Before : Cut.Not);
        await using var started = await Fixture.Started(new RegisterApp
        {
            OnSqlServer = true,
            Adjust = builder => builder.Services.Replace(ServiceDescriptor.Singleton<Dialect>(
                new SqlServerDialect(CutConnectionTests.ThroughProxy(proxy.Place.Port, builder.Configuration["Database:ConnectionString"])))),
        });
        losing = true;
        var (replayed, lost) = await Register(started.App);
        losing = false;

        (replayed, lost, proxy.Cuts).ShouldSatisfyAllConditions(p => p.replayed.ShouldBeGreaterThan(10, "commits that nobody saw"), p => p.lost.ShouldBeGreaterThan(p.replayed), p => p.Cuts.ShouldBeGreaterThan(20));
        await NothingIsTwice(started.App, started.App.Services.GetRequiredService<Dialect>());
    }

    // Each repeats what was not answered, with its key, until it is.
    private static async Task<(int Replayed, int Lost)> Register(RegisterApp app)
    {
        var (replayed, lost) = (0, 0);
        var ids = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var made = new List<string>();
            for (var n = 0; n < Each; n++)
            {
                var (body, key) = (FreelancerScenes.AProfile(), Guid.NewGuid().ToString());
                var answer = await app.Anyone().Post("/v1/freelancers", body, key);
                for (; answer.Status != HttpStatusCode.Created; answer = await app.Anyone().Post("/v1/freelancers", body, key))
                {
                    answer.ShouldBe(HttpStatusCode.ServiceUnavailable).Headers.ContainsKey("Retry-After").ShouldBeTrue();
                    Interlocked.Increment(ref lost);
                }
                if (answer.Headers.ContainsKey("Idempotency-Replayed")) Interlocked.Increment(ref replayed);
                made.Add(answer.Id);
            }
            return made;
        })));
        ids.SelectMany(i => i).Distinct().Count().ShouldBe(Clients * Each);
        return (replayed, lost);
    }

    private static async Task NothingIsTwice(RegisterApp app, Dialect dialect)
    {
        (await Rows(app, "SELECT CAST(COUNT(*) AS BIGINT) FROM freelancers")).ShouldBe(Clients * Each);
        (await Rows(app, "SELECT CAST(COUNT(*) AS BIGINT) FROM journal WHERE event = 'FreelancerRegistered'")).ShouldBe(Clients * Each);
        await using var session = new Session(dialect);
        (await new JournalCheck(session).Verify()).Broken.ShouldBeNull();
    }

    private static Task<long> Rows(RegisterApp app, string sql) => app.InWrite(s => s.GetRequiredService<Session>().Single<long>(sql));

    /// <summary>A database whose connection breaks at some commits, just before them or just after.</summary>
    private sealed class LosingDialect(Dialect inner) : DialectAround(inner)
    {
        private int writes;

        public bool Losing { get; set; }

        public override async Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation)
        {
            // A third before, a third behind; the rest arrive.
            var fate = Losing ? Interlocked.Increment(ref writes) % 3 : 0;
            var result = await base.Write(async (connection, transaction) =>
            {
                var done = await work(connection, transaction);
                return fate == 1 ? throw Lost() : done;
            }, cancellation);
            return fate == 2 ? throw Lost() : result;
        }

        private static SqliteException Lost() => new("The connection is gone.", SQLITE_IOERR);
    }
}
