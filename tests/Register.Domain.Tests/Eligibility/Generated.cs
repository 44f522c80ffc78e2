using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

/// <summary>Tenders and bidders made from a seed. Every value comes from a small set close to the others, so that edges
/// (the same day, exactly enough, the same assignment) come up all the time.</summary>
internal sealed class Generated(int seed)
{
    private static readonly DateOnly Start = Day("2026-06-01");
    private static readonly string[] Grounds = ["exg-crim-fraud", "exg-crim", "exg-sitn-bankr", "exg-sitn", "exg-mis-misconduct"];
    private readonly Random random = new(seed);

    public AssessmentContext Context()
    {
        var deadline = DutchTime.StartOf(Near(3)).AddHours(random.Next(24));
        return new AssessmentContext
        {
            At = DutchTime.StartOf(Near(4)).AddHours(random.Next(24)),
            Figures = Figures,
            SubmissionDeadline = Maybe() ? deadline : null,
            AwardAt = Maybe() ? deadline.AddDays(random.Next(6)) : null,
            Contract = Maybe() ? Span(Near(5)) : null,
            EstimatedValue = Maybe() ? Money.Euros(4) : null,
            Works = random.Next(4) == 0,
            Lot = Maybe() ? "lot-1" : null,
        };
    }

    public BidderProfile Bidder()
    {
        var members = Enumerable.Range(0, random.Next(3) == 0 ? 1 : random.Next(2, 5)).Select(n => Facts("m" + n)).ToArray();
        return new BidderProfile
        {
            Lead = Pick(members).Member,
            Members = [.. members.Select(m => new BidderMember { Facts = m, ShareBasisPoints = 1, Performs = Some("dig", "cut") })],
            ReliedOn = random.Next(3) > 0 ? [] :
            [
                new ReliedOnParty { Facts = Facts("z"), Conditions = Some("l1", "l2", "l3", "c"), Committed = Maybe(), Performs = Some("dig", "cut") },
            ],
        };
    }

    /// <summary>What a lot asks itself, and mostly a set of purchasing conditions that it takes over.</summary>
    public Condition Asked()
    {
        var named = 0;
        if (random.Next(3) == 0) return Tree(3, ref named);
        var set = new AllOf { Id = TakenOverSets.GroupId("s", random.Next(1, 3)), Conditions = [Tree(1, ref named), Tree(2, ref named)] };
        return new AllOf { Conditions = Maybe() ? [set, Tree(2, ref named)] : [set] };
    }

    public Leaf Leaf(string id)
    {
        var leaf = Kind();
        var allowed = ConditionKinds.Of(leaf).Combines;
        Combine? combine = Maybe() ? Pick(allowed) : null;
        if (leaf is ConductCertificate { Document: "gva" } && combine == Combine.Performer) combine = null;
        return leaf with
        {
            Id = id,
            Combine = combine,
            Performer = combine == Combine.Performer && Maybe() ? Pick("dig", "cut") : null,
            AssessedAt = Pick<AssessedAt?>(null, AssessedAt.Submission, AssessedAt.Award, AssessedAt.ContractEnd),
        };
    }

    public MemberFacts Facts(string member) => new()
    {
        Member = member,
        Registrations = Many(2, n => Evidence(new RegistrationFact { Id = "b" + n, Scheme = Pick("NL-KVK", "DE-CR"), Identifier = "1" })),
        Vat = Maybe() ? Evidence(new VatFact { Id = "v", Country = Pick("NL", "BE") }) : null,
        Sectors = [.. Some("81", "81.30", "62")],
        WorkAreas = [.. Some("GM0935", "WK093501", "NL")],
        WholeAreas = [.. random.Next(3) == 0 ? Some("GM0935", "NL") : []],
        HomeAreas = [.. Some("GM0935", "GM0917")],
        Documents = Many(3, n => Evidence(new DocumentFact { Id = "d" + n, Kind = Pick(DocumentKinds.All) })),
        Turnovers = Many(4, n => Evidence(new TurnoverFact { Id = "t" + n, Year = random.Next(2023, 2026), Amount = Amount() })),
        References = Many(3, n => Reference("r" + n)),
        Certificates = Many(2, n => Evidence(new CertificateFact { Id = "c" + n, Code = Pick("x", "y"), EquivalentTo = Some("x") })),
        Diplomas = Many(2, n => Evidence(new DiplomaFact { Id = "p" + n, Field = Pick("law", "art"), Level = random.Next(1, 5) })),
        Insurances = Many(4, n => Evidence(new InsuranceFact { Id = "i" + n, Cover = Pick("business", "professional"), PerEvent = Amount(), PerYear = Amount() })),
        Measures = Many(2, n => Evidence(new MeasureFact { Id = "e" + n, Code = Pick("x", "y"), Level = random.Next(1, 4) })),
        Languages = Many(2, n => Evidence(new LanguageFact { Id = "l" + n, Language = Pick("nl", "de"), Level = random.Next(1, 5) })),
        Exclusions = Many(4, n => Evidence(new ExclusionFact
        {
            Id = "x" + n, Ground = Pick(Grounds), Applies = random.Next(4) == 0, SelfCleaned = random.Next(4) == 0,
            OccurredOn = Maybe() ? Near(2).AddYears(-random.Next(2, 6)) : null,
        })),
        Accepted = Many(2, n => new AcceptedDocument { Document = Pick("set", "other"), Version = random.Next(1, 3), AcceptedOn = Near(3) }),
        Admissions = Many(3, n => new AdmissionFact
        {
            Id = "m" + n, Set = Pick("s/1", "s/2"), From = Start.AddDays(random.Next(-14, 4)), Until = Maybe() ? Start.AddDays(random.Next(-4, 18)) : null,
        }),
        SelfDeclaration = Maybe() ? Evidence(new DeclarationFact { Id = "s", ConfirmedFor = Pick(null, "lot-1", "lot-2") }) : null,
        HoursPerWeek = random.Next(0, 4) * 10,
        Availability = Maybe() ? Maybe() ? Span(Near(6)) : new Period(Near(6), null) : null,
        Persons = random.Next(1, 3),
        HourlyRate = Maybe() ? Amount() : null,
        SocialReturnBasisPoints = random.Next(0, 4),
    };

    public ReferenceFact Reference(string id) => Evidence(new ReferenceFact
    {
        Id = id, Assignment = "a" + random.Next(4), Competences = Some("green", "blue"), Value = Amount(), Cpv = [Pick("77310000", "55520000")],
        EndedOn = Maybe() ? Near(2).AddYears(-random.Next(2, 6)) : null,
    });

    public TFact Evidence<TFact>(TFact fact)
        where TFact : EvidenceFact => fact with
        {
            Status = (EvidenceStatus)random.Next(4),
            IssuedOn = random.Next(4) == 0 ? null : Near(2).AddMonths(Pick(-24, -6, -5)),
            ValidFrom = random.Next(3) == 0 ? Near(4) : null,
            ValidUntil = random.Next(3) == 0 ? null : Near(8),
        };

    public T[] Shuffled<T>(IReadOnlyList<T> items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    public T Pick<T>(params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private Leaf Kind() => random.Next(22) switch
    {
        0 => new BusinessRegistration { Schemes = Some("NL-KVK"), Extract = Maybe() },
        1 => new VatIdentification { Countries = Some("NL") },
        2 => new Sector { Sectors = ["81.30", .. Some("62")] },
        3 => new WorkArea { Areas = [Pick("GM0935", "WK093501", "WK091701")] },
        4 => new Residence { Areas = ["GM0917"] },
        5 or 20 => new MinimumTurnover { Amount = Amount(), Years = random.Next(1, 4), Average = Maybe(), LastYear = Maybe() ? 2025 : null },
        6 or 21 => new LiabilityInsurance { PerEvent = Euros(), PerYear = Maybe() ? Euros() : null, Cover = Maybe() ? "business" : null },
        7 => new Certificate { Code = "x", OrEquivalent = Maybe() },
        8 => new Diploma { Fields = Some("law"), Level = random.Next(1, 5) },
        9 => new References
        {
            Competence = Maybe() ? "green" : null, Cpv = Some("773"), Number = random.Next(1, 4), Years = Maybe() ? random.Next(2, 5) : null,
            MinimumValue = Maybe() ? Amount() : null, ShareBasisPoints = Maybe() ? 5_000 : null,
        },
        10 => new Capacity { HoursPerWeek = random.Next(1, 6) * 10, Period = Maybe() ? Span(Near(5)) : null },
        11 => new Availability { Period = Maybe() ? Span(Near(5)) : null },
        12 => new TaxCompliance(),
        13 => new ExclusionGroundsAbsent { Grounds = Some(Grounds) },
        14 => new ConductCertificate { Document = Pick("gva", "vog") },
        15 => new ConditionsAccepted { Document = "set", Version = random.Next(1, 3) },
        16 => Maybe() ? new SelfDeclaration { ConfirmedPerBid = Maybe() } : new SocialReturn { BasisPoints = random.Next(1, 9) },
        17 => new Language { Code = "nl", Level = random.Next(1, 5) },
        18 => new Sustainability { Measure = "x", Level = random.Next(1, 4) },
        _ => Maybe() ? new RateCeiling { Maximum = Amount() } : new TeamSize { Minimum = random.Next(1, 6) },
    };

    private Condition Tree(int depth, ref int named)
    {
        if (depth == 0 || random.Next(3) == 0) return Leaf("l" + ++named);
        if (random.Next(5) == 0) return new Not { Condition = Tree(depth - 1, ref named) };
        var children = new Condition[random.Next(1, 4)];
        for (var i = 0; i < children.Length; i++) children[i] = Tree(depth - 1, ref named);
        return Maybe() ? new AllOf { Conditions = children } : new AnyOf { Conditions = children };
    }

    private bool Maybe() => random.Next(2) == 0;

    private DateOnly Near(int days) => Start.AddDays(random.Next(-days, days + 1));

    private Period Span(DateOnly from) => new(from, from.AddDays(random.Next(0, 9)));

    private Money Euros() => Money.Euros(random.Next(1, 5));

    private Money Amount() => random.Next(6) == 0 ? new Money(random.Next(1, 5) * 100, "USD") : Euros();

    private string[] Some(params string[] from) => [.. from.Where(_ => Maybe())];

    private T[] Many<T>(int most, Func<int, T> make) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(make)];
}
