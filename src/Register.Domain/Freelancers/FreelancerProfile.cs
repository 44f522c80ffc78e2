using Register.Domain.Kernel;
using Register.Domain.Reference;

namespace Register.Domain.Freelancers;

/// <summary>What a freelancer tells about herself. She fills it in once and keeps it current.</summary>
public sealed record FreelancerProfile
{
    /// <summary>The name she trades under, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Her number in a business register.</summary>
    public required BusinessIdentifier Identifier { get; init; }

    /// <summary>In which form she works; it decides what her VAT number may look like.</summary>
    public LegalForm LegalForm { get; init; }

    /// <summary>VAT identification number, without spaces, if she has one. One that may hold a citizen number is refused.</summary>
    public string? VatId { get; init; }

    /// <summary>Where she can be written to.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number, if she wants to give one.</summary>
    public string? Phone { get; init; }

    /// <summary>What she does, in her own words, at most 2 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>SBI 2025 codes, at any level, 1 to 20.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>The CBS district (<c>WKggggww</c>) she is established in.</summary>
    public required string HomeDistrict { get; init; }

    /// <summary>Where she works: codes of districts, municipalities (GM), provinces (PV) or the country (NL), 1 to 50.</summary>
    public required IReadOnlyList<string> WorkAreas { get; init; }

    /// <summary>What she is good at, in words of at most 60 characters each, at most 50.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Languages she works in (ISO 639-1), at most 20.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Her usual hourly rate, excluding VAT.</summary>
    public Money? HourlyRate { get; init; }

    /// <summary>Hours a week she can give, 0 to 80.</summary>
    public int? HoursPerWeek { get; init; }

    /// <summary>When she is available.</summary>
    public Period? Availability { get; init; }

    /// <summary>Firms she is connected with: she owns or leads them, or they her (<i>verbonden ondernemingen</i>), at most 20.
    /// Nobody else sees them; they are compared when bids are opened.</summary>
    public IReadOnlyList<BusinessIdentifier> ConnectedFirms { get; init; } = [];

    /// <summary>Whether she wants to be found by others for joint bids.</summary>
    public bool OpenToCollaboration { get; init; } = true;

    /// <summary>The fields everybody may see. Name, sectors and work areas are always public: that is what a register is.</summary>
    public IReadOnlyList<PublicField> PublicFields { get; init; } = [];

    /// <summary>Whether everybody may see the field.</summary>
    public bool Shows(PublicField field) => PublicFields.Contains(field);

    /// <summary>Everything that is wrong with its identifiers, and with how many codes there are; which codes there are the lists decide.</summary>
    /// <param name="at">JSON pointer of the profile in what was sent.</param>
    public IReadOnlyList<Refusal> Flaws(string at)
    {
        var flaws = new ValueFlaws(at);
        BusinessIdentifier.TryParse(Identifier.Scheme, Identifier.Id, out _, out var flaw, flaws.At("identifier"));
        flaws.Add(flaw);
        if (VatId is not null && !Freelancers.VatId.TryParse(VatId, IsSoleTrader, out _, out var vatFlaw, flaws.At("vatId"))) flaws.Add(vatFlaw);
        Firms(flaws);
        Codes<SectorCode>(flaws, "sectors", Sectors, 20);
        Codes<AreaCode>(flaws, "workAreas", WorkAreas, 50);
        return flaws.Found;
    }

    /// <summary>The same with its identifiers written in the one way they are compared.</summary>
    /// <exception cref="Refusal">One of them is wrong.</exception>
    public FreelancerProfile Canonical()
    {
        if (Flaws("") is [var first, ..]) throw first;
        return this with
        {
            Identifier = BusinessIdentifier.Parse(Identifier.Scheme, Identifier.Id),
            VatId = VatId is null ? null : Freelancers.VatId.Parse(VatId, IsSoleTrader).Value,
            ConnectedFirms = [.. ConnectedFirms.Select(f => BusinessIdentifier.Parse(f.Scheme, f.Id))],
        };
    }

    private bool IsSoleTrader => LegalForm == LegalForm.SoleTrader;

    private void Firms(ValueFlaws flaws)
    {
        var read = new List<BusinessIdentifier>();
        for (var i = 0; i < Math.Min(ConnectedFirms.Count, 20); i++)
        {
            if (BusinessIdentifier.TryParse(ConnectedFirms[i].Scheme, ConnectedFirms[i].Id, out var firm, out var flaw, flaws.At($"connectedFirms/{i}"))) read.Add(firm);
            flaws.Add(flaw);
        }
        if (ConnectedFirms.Count > 20) flaws.Add(ValueRefusals.Count(flaws.At("connectedFirms"), 0, 20));
        else if (read.Distinct().Count() != read.Count) flaws.Add(ValueRefusals.Repeated(flaws.At("connectedFirms")));
    }

    // Repeated is what is equal once written in one way: 81.30 and 8130.
    private static void Codes<TCode>(ValueFlaws flaws, string member, IReadOnlyList<string> codes, int most)
        where TCode : IParsable<TCode>
    {
        if (codes.Count < 1 || codes.Count > most) flaws.Add(ValueRefusals.Count(flaws.At(member), 1, most));
        else if (codes.Select(c => TCode.TryParse(c, null, out var code) ? (object)code : c).Distinct().Count() != codes.Count) flaws.Add(ValueRefusals.Repeated(flaws.At(member)));
    }
}

/// <summary>In which form a freelancer works.</summary>
public enum LegalForm
{
    /// <summary>In her own name (<i>eenmanszaak</i>).</summary>
    SoleTrader,

    /// <summary>Through a company of her own (<i>bv</i>).</summary>
    LegalPerson,
}

/// <summary>Fields whose publication is the freelancer's own choice.</summary>
public enum PublicField
{
    Identifier, VatId, Email, Phone, Description, HomeDistrict, Skills, Languages, HourlyRate, HoursPerWeek, Availability,
}
