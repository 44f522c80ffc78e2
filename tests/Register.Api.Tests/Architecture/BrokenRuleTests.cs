using Microsoft.AspNetCore.Http;
using Register.Api.Tests.Architecture.Sample.Early;
using Register.Api.Tests.Architecture.Sample.Late;

namespace Register.Api.Tests.Architecture
{
    /// <summary>Each rule finds what breaks it: small wrong examples.</summary>
    public sealed class BrokenRuleTests
    {
        [Fact]
        public void A_domain_that_uses_a_package_or_a_clock_is_found()
        {
            Rules.DomainStandsAlone(Parts.Of(typeof(Sample.UsesPackage))).ShouldHaveSingleItem();
            Rules.DomainStandsAlone(Parts.Of(typeof(Sample.UsesClock))).ShouldNotBeEmpty();
            Rules.DomainStandsAlone(Parts.Of(typeof(Sample.Innocent))).ShouldBeEmpty();
        }

        [Fact]
        public void SQL_in_a_lambda_of_an_async_method_is_found()
        {
            Rules.SqlOutsideInfrastructure(Parts.Of(typeof(Sample.SpeaksSql))).ShouldHaveSingleItem();
            Rules.SqlOutsideInfrastructure(Parts.Of(typeof(Sample.UsesPackage))).ShouldHaveSingleItem();
            Rules.SqlOutsideInfrastructure(Parts.Of(typeof(Sample.Innocent))).ShouldBeEmpty();
        }

        [Fact]
        public void HTTP_is_found() => Rules.HttpOutsideApi(Parts.Of(typeof(Sample.SetsStatus))).ShouldNotBeEmpty();

        [Theory]
        [InlineData("SELECT a FROM b ORDER BY a LIMIT 3")]
        [InlineData("SELECT TOP 3 a FROM b")]
        [InlineData("ORDER BY a OFFSET 0 ROWS FETCH NEXT 3 ROWS ONLY")]
        [InlineData("SELECT ISNULL(a, 0) FROM b")]
        [InlineData("SELECT strftime('%Y', a) FROM b")]
        [InlineData("UPDATE b WITH (UPDLOCK) SET a = 1")]
        [InlineData("SELECT a || c FROM b")]
        [InlineData("INSERT INTO b (a) VALUES (1) ON CONFLICT DO NOTHING")]
        public void A_word_of_one_database_is_found(string sql) => Rules.OneDatabaseOnly("here", sql).ShouldHaveSingleItem();

        [Theory]
        [InlineData("SELECT a, limit_cents, top_score FROM b WHERE tops > 1 ORDER BY a {page}")]
        [InlineData("The limit is 20.")]
        public void A_word_of_both_is_not(string sql) => Rules.OneDatabaseOnly("here", sql).ShouldBeEmpty();

        [Fact]
        public void Mixed_sides_are_found()
        {
            Rules.MixedSides(Parts.Of(typeof(Sample.Commands.ReadsThroughQuery))).ShouldHaveSingleItem();
            Rules.MixedSides(Parts.Of(typeof(Sample.Queries.UsesStore))).ShouldHaveSingleItem();
        }

        [Fact]
        public void A_lonely_interface_is_found_and_a_shared_one_is_not()
        {
            Rules.LonelyInterfaces([typeof(Sample.ILonely), typeof(Sample.Only), typeof(Sample.Innocent)]).ShouldHaveSingleItem();
            Rules.LonelyInterfaces([typeof(Sample.ILonely), typeof(Sample.Only), typeof(Sample.Other)]).ShouldBeEmpty();
        }

        [Fact]
        public void A_status_and_a_clock_of_ones_own_are_found()
        {
            Rules.OwnStatus(Parts.Of(typeof(Sample.SetsStatus))).ShouldHaveSingleItem();
            Rules.OwnClock(Parts.Of(typeof(Sample.UsesClock))).Count().ShouldBe(3);
            Rules.OwnClock(Parts.Of(typeof(Sample.Innocent))).ShouldBeEmpty();
        }

        [Fact]
        public void An_area_that_uses_a_later_one_is_found_also_inside_a_method()
        {
            Rules.LaterAreas(Parts.Of(typeof(Looker)), "Register.Api.Tests.Architecture.Sample", ["Early", "Late"]).ShouldHaveSingleItem();
            Rules.LaterAreas(Parts.Of(typeof(Looker)), "Register.Api.Tests.Architecture.Sample", ["Late", "Early"]).ShouldBeEmpty();
            Rules.LaterAreas(Parts.Of(typeof(Seen)), "Register.Api.Tests.Architecture.Sample", ["Early"]).ShouldHaveSingleItem();
        }

        [Fact]
        public void A_call_to_another_machine_is_found()
        {
            Rules.CallsOut(Parts.Of(typeof(Sample.CallsOut))).ShouldHaveSingleItem();
            Rules.CallsOut(Parts.Of(typeof(Sample.SetsStatus))).ShouldBeEmpty();
        }

        [Theory]
        [InlineData("var same = row.RequestMac == requestMac;", true)]
        [InlineData("return mark == Mark ? null : Other();", true)]
        [InlineData("if (secret.AsSpan().SequenceEqual(given)) return;", true)]
        [InlineData("if (given != key.Secret) return;", true)]
        [InlineData("var same = FixedTime.Same(row.RequestMac, requestMac);", false)]
        [InlineData("if (body.PrivateKey is null || secret == null || lot.TermsHash == hash) return;", false)]
        public void A_secret_that_is_compared_in_the_open_is_found(string line, bool found) => Rules.SecretsComparedInTheOpen("here", line).Any().ShouldBe(found);

        [Fact]
        public void A_pattern_name_and_a_long_file_are_found()
        {
            Rules.PatternNames(typeof(Sample.WorkManager)).ShouldHaveSingleItem();
            Rules.PatternNames(typeof(Sample.Innocent)).ShouldBeEmpty();
            Rules.TooLong("x", string.Concat(Enumerable.Repeat("\n", 221)), 220).ShouldHaveSingleItem();
            Rules.TooLong("x", string.Concat(Enumerable.Repeat("\n", 220)), 220).ShouldBeEmpty();
        }
    }
}

#pragma warning disable CA1812, CA1852, CA5394, SA1403
namespace Register.Api.Tests.Architecture.Sample
{
    internal interface ILonely;

    internal sealed class Only : ILonely;

    internal sealed class Other : ILonely;

    internal sealed class WorkManager;

    internal sealed class Innocent
    {
        public static DateTimeOffset Later(DateTimeOffset now) => now.AddDays(1);

        public static string Text(int select) => $"Please select {select} from the list, update it or delete it.";
    }

    internal sealed class UsesPackage
    {
        public static string Name => nameof(Name) + typeof(Dapper.SqlMapper);
    }

    internal sealed class UsesClock
    {
        public static string Now(TimeProvider clock) => $"{clock} {DateTimeOffset.UtcNow} {Guid.NewGuid()} {((Func<Guid>)(() => Guid.CreateVersion7()))()}";
    }

    internal sealed class SpeaksSql
    {
        public static async Task<Func<string, string>> Ask()
        {
            await Task.Yield();
            return table => $"SELECT id, version FROM {table}";
        }
    }

    internal sealed class CallsOut
    {
        public static async Task<string> Ask() => await new HttpClient().GetStringAsync(new Uri("https://example.org"));
    }

    internal sealed class SetsStatus
    {
        public static void Refuse(HttpContext http) => http.Response.StatusCode = 418;
    }
}

namespace Register.Api.Tests.Architecture.Sample.Commands
{
    internal sealed class ReadsThroughQuery(MediatR.IMediator mediator)
    {
        public override string ToString() => mediator.ToString()!;
    }
}

namespace Register.Api.Tests.Architecture.Sample.Queries
{
    internal sealed class UsesStore(Infrastructure.Stores.FreelancerStore store)
    {
        public override string ToString() => store.ToString()!;
    }
}

namespace Register.Api.Tests.Architecture.Sample.Late
{
    internal sealed class Seen
    {
        public static int Count => 3;
    }
}

namespace Register.Api.Tests.Architecture.Sample.Early
{
    internal sealed class Looker
    {
        public static int Look() => new int[3].Select(_ => Seen.Count).Sum();
    }
}
