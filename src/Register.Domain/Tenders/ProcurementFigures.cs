using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>The figures a publication is judged by, at its date. They come from dated configuration, each with its source;
/// none stands in the code.</summary>
public sealed record ProcurementFigures
{
    /// <summary>Names the configuration they come from.</summary>
    public required string Version { get; init; }

    /// <summary>European threshold for services and supplies of a municipality, excluding VAT.</summary>
    public required Money ThresholdServices { get; init; }

    /// <summary>European threshold for works, excluding VAT.</summary>
    public required Money ThresholdWorks { get; init; }

    /// <summary>European threshold for social and other specific services, excluding VAT.</summary>
    public required Money ThresholdSocial { get; init; }

    /// <summary>Fewest whole days between publication and the deadline of a European procedure with electronic bids.</summary>
    public required int EuropeanDays { get; init; }

    /// <summary>Fewest calendar days of standstill after a European procedure (Aw 2012 art. 2.127).</summary>
    public required int StandstillDays { get; init; }

    /// <summary>Fewest who are invited where several are (practice).</summary>
    public required int InvitedLeast { get; init; }

    /// <summary>The same where urgency makes that impossible.</summary>
    public required int UrgentDays { get; init; }

    /// <summary>Whole days that an open procedure below the threshold usually leaves (practice).</summary>
    public required int NationalDays { get; init; }

    /// <summary>Whole days that a procedure by invitation usually leaves (practice).</summary>
    public required int InvitedDays { get; init; }

    /// <summary>Whole days left to bid after the last answers of a European procedure.</summary>
    public required int AnswerDays { get; init; }

    /// <summary>The same where it is urgent.</summary>
    public required int UrgentAnswerDays { get; init; }

    /// <summary>Whole days left to bid after the last answers below the threshold (practice).</summary>
    public required int NationalAnswerDays { get; init; }

    /// <summary>Days that a substantial change adds to the submission deadline at least (practice).</summary>
    public required int SubstantialChangeDays { get; init; }

    /// <summary>What the advice measures by.</summary>
    public required AdviceFigures Advice { get; init; }

    /// <summary>The threshold for what is bought.</summary>
    public Money ThresholdOf(ContractType type) => type switch
    {
        ContractType.Works => ThresholdWorks,
        ContractType.SocialServices => ThresholdSocial,
        _ => ThresholdServices,
    };
}
