using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Register.Api.Http.Loops;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using static Register.Api.Tests.Purchasing.PurchasingScenes;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Purchasing;

/// <summary>People at a municipality with a set, and those who want to be admitted to it.</summary>
public abstract class AdmissionScenes(TenderApp tenders)
{
    protected RegisterApp App { get; } = tenders.App;

    protected DateOnly Today => DutchTime.DayOf(App.Clock.GetUtcNow());

    protected static DateOnly Day(Answer answer, string name) => DateOnly.Parse(answer[name]!.GetValue<string>());

    /// <summary>One round of recurring work.</summary>
    protected Task Round() => new RecurringWorks(App.Services, new LoopOptions(), App.Clock, NullLogger<RecurringWorks>.Instance).Round(CancellationToken.None);

    protected static Task<Answer> Apply(Person who, string set) => who.Client.Post($"/v1/purchasing-conditions/{set}/admissions", new { acceptsDocuments = true });

    protected static Task<Answer> Decide(Office office, Answer seen, object decision) => office.Verifier.Put($"/v1/admissions/{seen.Id}/decision", decision, seen.ETag);

    protected async Task<Office> AnOffice()
    {
        var authority = await App.AnAuthority();
        return new Office(authority, await App.APersonAt(authority, Duties.Publish), await App.APersonAt(authority, Duties.Verify, "verifier"));
    }

    protected async Task<(Office Office, string Set)> ASet()
    {
        var office = await AnOffice();
        return (office, await office.Buyer.ASet(Insurance));
    }

    /// <summary>Somebody whose insurance is verified.</summary>
    protected async Task<Person> Insured(Office office, DateOnly until, decimal perEvent = 1_250_000)
    {
        var she = await FreelancerPlay.Registered(App);
        await Verified(she, office, until, perEvent);
        return she;
    }

    /// <summary>One more insurance of hers, verified.</summary>
    protected static async Task Verified(Person she, Office office, DateOnly until, decimal perEvent = 1_250_000)
    {
        var policy = await she.Adds(FreelancerPlay.Insurance(perEvent, perEvent * 2, until.ToString("yyyy-MM-dd")));
        (await office.Verifier.Put($"{she.EvidencePlace()}/{policy.Id}/verification", new { outcome = "verified" }, policy.ETag)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A municipality with somebody who publishes and somebody who verifies.</summary>
    protected sealed record Office(Id<ContractingAuthority> Authority, ApiClient Buyer, ApiClient Verifier);
}
