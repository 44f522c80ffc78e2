using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Freelancers;

public sealed class EvidenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Id<Freelancer> She = Id<Freelancer>.New(Now);

    [Fact]
    public void Status_follows_from_document_and_verdict()
    {
        var evidence = A(new VatRegistration { Country = "NL" });
        evidence.Status.ShouldBe(EvidenceState.Declared);
        evidence.Attach(ADocument("%PDF-1"));
        evidence.Status.ShouldBe(EvidenceState.Submitted);
        evidence.Judge(new EvidenceVerdict { Outcome = VerificationOutcome.Verified }, "authority", Now);
        evidence.Status.ShouldBe(EvidenceState.Verified);
        evidence.Judge(new EvidenceVerdict { Outcome = VerificationOutcome.Rejected, Reason = RejectionReason.NotAuthentic }, "authority", Now);
        evidence.Status.ShouldBe(EvidenceState.Rejected);
        evidence.Attach(ADocument("%PDF-2"));
        evidence.Status.ShouldBe(EvidenceState.Submitted);
    }

    [Fact]
    public void The_same_document_again_is_no_change()
    {
        var evidence = A(new VatRegistration { Country = "NL" });
        evidence.Attach(ADocument("%PDF-1"));
        evidence.Stored(1);
        evidence.Attach(ADocument("%PDF-1"));
        evidence.Events.ShouldBeEmpty();
    }

    [Fact]
    public void There_is_an_end_to_what_one_person_hands_in()
    {
        Evidence.Add(She, new VatRegistration { Country = "NL" }, Evidence.Most - 1, Now);
        Should.Throw<Refusal>(() => Evidence.Add(She, new VatRegistration { Country = "NL" }, Evidence.Most, Now)).Code.ShouldBe("evidence.too-many");
    }

    [Theory]
    [InlineData(2025, true)]
    [InlineData(2026, false)]
    public void Turnover_is_of_a_year_that_has_ended(int year, bool holds) =>
        Broken(new TurnoverEvidence { Year = year, Amount = Money.Euros(1) }).ShouldBe(holds ? [] : ["/details/year value.range"]);

    [Fact]
    public void Today_is_the_dutch_day()
    {
        // 23:30 UTC on 30 September is 1 October in the Netherlands.
        var late = new DateTimeOffset(2026, 9, 30, 23, 30, 0, TimeSpan.Zero);
        Evidence.Add(She, new TaxStatement { IssuedOn = new DateOnly(2026, 10, 1) }, 0, late).Status.ShouldBe(EvidenceState.Declared);
        Should.Throw<Refusal>(() => Evidence.Add(She, new TaxStatement { IssuedOn = new DateOnly(2026, 10, 2) }, 0, late)).Code.ShouldBe("evidence.in-future");
    }

    [Fact]
    public void Cover_in_two_currencies_cannot_be_compared() =>
        Broken(new InsuranceEvidence
        {
            Cover = InsuranceCover.Business, PerEvent = Money.Euros(1), PerYear = new Money(200, "GBP"), ValidUntil = new DateOnly(2027, 1, 1),
        }).ShouldBe(["/details/perYear evidence.other-currency"]);

    [Fact]
    public void What_holds_until_today_can_still_be_verified()
    {
        var certificate = A(new CertificateEvidence { Code = "vca", Issuer = "K", ValidUntil = new DateOnly(2026, 10, 1) });
        certificate.Judge(new EvidenceVerdict { Outcome = VerificationOutcome.Verified }, "authority", Now);
        Should.Throw<Refusal>(() => certificate.Judge(new EvidenceVerdict { Outcome = VerificationOutcome.Verified }, "authority", Now.AddDays(1)))
            .Code.ShouldBe("evidence.expired");
    }

    private static Evidence A(EvidenceDetails details) => Evidence.Add(She, details, 0, Now);

    private static EvidenceDocument ADocument(string text) => EvidenceDocument.Of("application/pdf", System.Text.Encoding.ASCII.GetBytes(text), Now);

    private static IEnumerable<string> Broken(EvidenceDetails details) =>
        details.Flaws(new DateOnly(2026, 10, 1), "/details").Select(f => $"{f.Pointer} {f.Code}");
}
