using System.Data.Common;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
            Adjust = builder =>
            {
                var inner = builder.Services.Single(s => s.ServiceType == typeof(Dialect)).ImplementationFactory!;
                builder.Services.Replace(ServiceDescriptor.Singleton<Dialect>(services => lossy = new LosingDialect((Dialect)inner(services))));
            },
        });
        var (app, replayed, lost) = (started.App, 0, 0);
        lossy!.Losing = true;
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
        lossy.Losing = false;

        (replayed, lost - replayed).ShouldSatisfyAllConditions(p => p.replayed.ShouldBeGreaterThan(10, "commits that nobody saw"), p => p.Item2.ShouldBeGreaterThan(10, "commits that did not happen"));
        ids.SelectMany(i => i).Distinct().Count().ShouldBe(Clients * Each);
        (await Rows(app, "SELECT COUNT(*) FROM freelancers")).ShouldBe(Clients * Each);
        (await Rows(app, "SELECT COUNT(*) FROM journal WHERE event = 'FreelancerRegistered'")).ShouldBe(Clients * Each);
        (await new JournalCheck(new Session(lossy)).Verify()).Broken.ShouldBeNull();
    }

    private static Task<long> Rows(RegisterApp app, string sql) => app.InWrite(s => s.GetRequiredService<Session>().Single<long>(sql));

    /// <summary>A database whose connection breaks at some commits, just before them or just after.</summary>
    private sealed class LosingDialect(Dialect inner) : Dialect
    {
        private int writes;

        public bool Losing { get; set; }
        public override string Name => inner.Name;
        public override string Page => inner.Page;
        public override bool IsEmbedded => inner.IsEmbedded;
        public override string CreateSchemaTable => inner.CreateSchemaTable;
        public override string Tables => inner.Tables;
        public override IReadOnlyDictionary<string, string> ColumnTypes => inner.ColumnTypes;

        public override Task<DbConnection> Connect(CancellationToken cancellation) => inner.Connect(cancellation);

        public override ValueTask Release(DbConnection connection) => inner.Release(connection);

        public override async Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation)
        {
            // A third before, a third behind; the rest arrive.
            var fate = Losing ? Interlocked.Increment(ref writes) % 3 : 0;
            var result = await inner.Write(async (connection, transaction) =>
            {
                var done = await work(connection, transaction);
                return fate == 1 ? throw Lost() : done;
            }, cancellation);
            return fate == 2 ? throw Lost() : result;
        }

        public override Task Load(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows) =>
            inner.Load(connection, transaction, table, columns, rows);

        public override bool IsDuplicate(DbException error) => inner.IsDuplicate(error);

        public override bool IsUnavailable(DbException error) => inner.IsUnavailable(error);

        private static SqliteException Lost() => new("The connection is gone.", SQLITE_IOERR);
    }
}
