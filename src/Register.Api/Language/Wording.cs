using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Views;

namespace Register.Api.Language;

/// <summary>The language of the one who asks, and what codes read like in it. One per request.</summary>
public sealed class Wording
{
    /// <summary><c>nl</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "nl";

    /// <summary>Whether an answer holds text in it.</summary>
    public bool Used { get; private set; }

    /// <summary>The text of a code.</summary>
    public string Of(string code, IReadOnlyDictionary<string, object?>? arguments = null)
    {
        Used = true;
        return Texts.Of(code, Language, arguments);
    }

    /// <summary>A report with its texts; of a bidder alone, or of a consortium.</summary>
    public EligibilityView Of(EligibilityReport report, Id<Lot> lot, Id<Freelancer>? freelancer, Id<Consortium>? consortium) => new()
    {
        LotId = lot, FreelancerId = freelancer, ConsortiumId = consortium, Outcome = report.Outcome, At = report.At, ValidUntil = report.ValidUntil,
        Text = Of(report.Outcome switch { Outcome.Met => "eligibility.met", Outcome.Unproven => "eligibility.unproven", _ => "eligibility.not-met" }),
        Findings = [.. report.Findings.Select(Of)], Groups = report.Groups, Lapses = report.Lapses, RulesVersion = report.RulesVersion, Hash = report.Hash,
    };

    /// <summary>A finding with its texts.</summary>
    public FindingView Of(Finding finding)
    {
        var arguments = Arguments(finding);
        return new FindingView
        {
            Condition = finding.Condition, Kind = finding.Kind, Title = Of($"{finding.Kind}.title"), Outcome = finding.Outcome, Code = finding.Code,
            Text = Of(finding.Code, arguments), RemedyCode = finding.Remedy, Remedy = finding.Remedy is { } remedy ? Of(remedy, arguments) : null,
            Combine = finding.Combine, AssessedAt = finding.AssessedAt, On = finding.On, Unit = finding.Unit, Currency = finding.Currency,
            Required = finding.Required, Claimed = finding.Claimed, Proven = finding.Proven, Missing = finding.Missing, ValidUntil = finding.ValidUntil,
            About = finding.About, Performer = finding.Performer, Coverage = finding.Coverage,
        };
    }

    // People read euros and percents where programs count cents and basis points.
    private static Dictionary<string, object?> Arguments(Finding finding)
    {
        var arguments = new Dictionary<string, object?>(finding.Arguments());
        foreach (var name in (string[])["required", "claimed", "proven", "missing"])
            if (arguments[name] is long amount) arguments[name] = InUnit(amount, finding.Unit, finding.Currency);
        arguments["performer"] = finding.Performer is { } part ? $"({part})" : "";
        return arguments;
    }

    private static object InUnit(long amount, Unit unit, string? currency) => unit switch
    {
        Unit.Cents when currency is not null => new Money(amount, currency),
        Unit.BasisPoints => amount / 100m,
        _ => amount,
    };
}
