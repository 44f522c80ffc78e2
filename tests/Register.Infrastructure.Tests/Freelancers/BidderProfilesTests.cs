using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Tests.Database;

namespace Register.Infrastructure.Tests.Freelancers;

public sealed class BidderProfilesTests : IAsyncLifetime
{
    private static int number = 20_000_000;
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Migrated("Sqlite");
        await using var scope = database.Scope();
        await scope.ServiceProvider.GetRequiredService<ReferenceImporter>().ImportDemoLists();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Codes_come_with_what_they_lie_in()
    {
        var facts = await Facts(await Registered());
        facts.Sectors.ShouldBe(["8130", "813", "81", "O"], ignoreOrder: true);
        facts.HomeAreas.ShouldBe(["WK093501", "GM0935", "PV31", "NL"], ignoreOrder: true);
        facts.WorkAreas.ShouldBe(["WK190302", "GM1903", "PV31", "NL"], ignoreOrder: true);
        facts.WholeAreas.ShouldBe(["WK190302"]);
        facts.HoursPerWeek.ShouldBe(24);
    }

    [Fact]
    public async Task Who_works_in_a_whole_province_serves_each_of_its_municipalities() =>
        (await Facts(await Registered(p => p with { WorkAreas = ["PV31"] }))).WholeAreas.ShouldBe(
            ["PV31", "GM0935", "GM1903", "GM0938", "GM0994", "GM0917", "GM1883"], ignoreOrder: true);

    [Fact]
    public async Task Evidence_keeps_its_status_its_days_and_its_id()
    {
        var she = await Registered();
        var insurance = await Has(she, new InsuranceEvidence
        {
            Cover = InsuranceCover.Professional, PerEvent = Money.Euros(1_250_000), PerYear = Money.Euros(2_500_000),
            ValidFrom = new DateOnly(2026, 1, 1), ValidUntil = new DateOnly(2026, 12, 31),
        }, verdict: new EvidenceVerdict { Outcome = VerificationOutcome.Verified });
        var fact = (await Facts(she)).Insurances.ShouldHaveSingleItem();
        fact.ShouldBe(new InsuranceFact
        {
            Id = insurance.ToString(), Status = EvidenceStatus.Verified, Cover = "professional", PerEvent = Money.Euros(1_250_000), PerYear = Money.Euros(2_500_000),
            ValidFrom = new DateOnly(2026, 1, 1), ValidUntil = new DateOnly(2026, 12, 31),
        });
    }

    [Theory]
    [InlineData(false, EvidenceStatus.Declared)]
    [InlineData(true, EvidenceStatus.Submitted)]
    public async Task What_nobody_verified_is_not_verified(bool document, EvidenceStatus status)
    {
        var she = await Registered();
        await Has(she, new TurnoverEvidence { Year = 2025, Amount = Money.Euros(80_000) }, document);
        (await Facts(she)).Turnovers.ShouldHaveSingleItem().Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_extract_of_another_number_says_nothing_about_hers()
    {
        var she = await Registered(p => p with { Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, "00000123") });
        await Has(she, Extract("99999999"));
        (await Facts(she)).Registrations.ShouldHaveSingleItem().Status.ShouldBe(EvidenceStatus.Declared);
        await Has(she, Extract("0000 0123"), verdict: new EvidenceVerdict { Outcome = VerificationOutcome.Verified });
        (await Facts(she)).Registrations.Select(r => (r.Identifier, r.Status)).ShouldBe(
            [("00000123", EvidenceStatus.Declared), ("00000123", EvidenceStatus.Verified)]);
    }

    [Fact]
    public async Task An_authoritys_findings_come_along()
    {
        var she = await Registered();
        await Has(she, new CertificateEvidence { Code = "vca", Issuer = "K" }, verdict: new EvidenceVerdict { Outcome = VerificationOutcome.Verified, EquivalentTo = ["scc"] });
        await Has(she, new ExclusionStatement { Grounds = [new ExclusionGround { Ground = "exg-crim-fraud", Applies = true }, new ExclusionGround { Ground = "exg-crim-part", Applies = false }] },
            verdict: new EvidenceVerdict { Outcome = VerificationOutcome.Verified, SelfCleaned = ["exg-crim-fraud"] });
        var facts = await Facts(she);
        facts.Certificates.ShouldHaveSingleItem().EquivalentTo.ShouldBe(["scc"]);
        facts.Exclusions.Select(e => (e.Ground, e.Applies, e.SelfCleaned)).ShouldBe([("exg-crim-fraud", true, true), ("exg-crim-part", false, false)]);
    }

    [Fact]
    public async Task One_assignment_of_two_members_is_one_however_it_is_written()
    {
        var (one, other) = (await Registered(), await Registered());
        await Has(one, AReference("Onderhoud park", "Gemeente Meerssen"));
        await Has(other, AReference("onderhoud PARK", "gemeente  Meerssen"));
        var profile = await Together(one, other);
        var assignments = profile.Members.Select(m => m.Facts.References.ShouldHaveSingleItem().Assignment).ToList();
        assignments[0].ShouldBe(assignments[1]);
        assignments[0].ShouldNotContain("meerssen", Case.Insensitive);
    }

    [Fact]
    public async Task Of_self_declarations_the_one_for_the_lot_counts()
    {
        const string lot = "0199a1f0-5c00-7000-8000-000000000001";
        var she = await Registered();
        await Has(she, new SelfDeclarationEvidence { ConfirmedFor = lot });
        await Has(she, new SelfDeclarationEvidence());
        (await Facts(she, lot)).SelfDeclaration!.ConfirmedFor.ShouldBe(lot);
        (await Facts(she)).SelfDeclaration!.ConfirmedFor.ShouldBeNull();
    }

    [Fact]
    public async Task Members_keep_their_shares_and_parts()
    {
        var (one, other) = (await Registered(), await Registered());
        var profile = await Together(one, other);
        profile.Lead.ShouldBe(one.ToString());
        profile.Members.Select(m => (m.Facts.Member, m.ShareBasisPoints)).ShouldBe([(one.ToString(), 6000), (other.ToString(), 4000)]);
        profile.Members[1].Performs.ShouldBe(["snoeien"]);
    }

    [Fact]
    public async Task Who_left_can_no_longer_bid()
    {
        var she = await Registered();
        await database.Write(async services =>
        {
            var store = services.GetRequiredService<FreelancerStore>();
            var freelancer = await store.Load(she);
            freelancer.Leave(database.Clock.Now, default);
            await store.Save(freelancer);
            return 0;
        });
        (await Should.ThrowAsync<Refusal>(() => Facts(she))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    private static RegistrationExtract Extract(string kvk) =>
        new() { Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, kvk), IssuedOn = new DateOnly(2026, 9, 1) };

    private static ReferenceEvidence AReference(string assignment, string client) => new()
    {
        Assignment = assignment, Client = client, Competences = ["groen"], Value = Money.Euros(1000), Period = new Period(new DateOnly(2024, 1, 1), null),
    };

    private Task<Id<Freelancer>> Registered(Func<FreelancerProfile, FreelancerProfile>? with = null) => database.Write(async services =>
    {
        var profile = new FreelancerProfile
        {
            Name = "Groen van Wyck", Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, Interlocked.Increment(ref number).ToString()),
            Email = "groen@example.nl", Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["WK190302"], HoursPerWeek = 24,
        };
        var freelancer = Freelancer.Register(with is null ? profile : with(profile), database.Clock.Now);
        await services.GetRequiredService<FreelancerStore>().Save(freelancer);
        return freelancer.Id;
    });

    private Task<Id<Evidence>> Has(Id<Freelancer> she, EvidenceDetails details, bool document = false, EvidenceVerdict? verdict = null) => database.Write(async services =>
    {
        database.Clock.Now = database.Clock.Now.AddSeconds(1);
        var evidence = Evidence.Add(she, details, 0, database.Clock.Now);
        if (document) evidence.Attach(EvidenceDocument.Of("application/pdf", "%PDF-"u8, database.Clock.Now));
        if (verdict is not null) evidence.Judge(verdict, "authority", database.Clock.Now);
        await services.GetRequiredService<EvidenceStore>().Save(evidence);
        return evidence.Id;
    });

    private async Task<MemberFacts> Facts(Id<Freelancer> she, string? lot = null)
    {
        await using var scope = database.Scope();
        return (await scope.ServiceProvider.GetRequiredService<BidderProfiles>().Of(she, lot)).Members.ShouldHaveSingleItem().Facts;
    }

    private async Task<BidderProfile> Together(Id<Freelancer> one, Id<Freelancer> other)
    {
        await using var scope = database.Scope();
        return await scope.ServiceProvider.GetRequiredService<BidderProfiles>().Of(one, [new BidderPart(one, 6000, []), new BidderPart(other, 4000, ["snoeien"])]);
    }
}
