namespace Register.Domain.Eligibility;

/// <summary>The figures of the law at a date. They come from dated configuration; none stands in a condition kind.</summary>
public sealed record LegalFigures
{
    /// <summary>Names this set of figures; part of a report's rules version.</summary>
    public required string Version { get; init; }

    /// <summary>Most age of a conduct certificate (GVA, VOG) at submission, in months (Aw 2012 art. 2.89).</summary>
    public required int ConductCertificateMonths { get; init; }

    /// <summary>Most age of a tax statement at submission, in months (Aw 2012 art. 2.89).</summary>
    public required int TaxStatementMonths { get; init; }

    /// <summary>Most age of a trade-register extract at submission, in months (Aw 2012 art. 2.89).</summary>
    public required int TradeRegisterExtractMonths { get; init; }

    /// <summary>How far back references for services and supplies may lie, in years (Aw 2012 art. 2.93).</summary>
    public required int ReferenceYears { get; init; }

    /// <summary>How far back references for works may lie, in years (Aw 2012 art. 2.93).</summary>
    public required int ReferenceYearsWorks { get; init; }

    /// <summary>Look-back of the mandatory exclusion grounds, in years (Aw 2012 art. 2.86).</summary>
    public required int MandatoryExclusionYears { get; init; }

    /// <summary>Look-back of the facultative exclusion grounds, in years (Aw 2012 art. 2.87).</summary>
    public required int FacultativeExclusionYears { get; init; }

    /// <summary>eForms codes of the mandatory grounds; every other known ground is facultative.</summary>
    public required IReadOnlyList<string> MandatoryGrounds { get; init; }

    /// <summary>eForms codes of the facultative grounds.</summary>
    public required IReadOnlyList<string> FacultativeGrounds { get; init; }
}
