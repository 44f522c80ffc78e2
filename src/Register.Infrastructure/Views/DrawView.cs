using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A draw: what was promised and, once the invitations went out, the record from which anybody recomputes it (docs/draw.md).</summary>
public sealed record DrawView : IVersioned, IExample<DrawView>
{
    public required Id<Draw> Id { get; init; }
    public required long Version { get; init; }
    public required Id<Tender> TenderId { get; init; }

    /// <summary>The lots that the invitations are for.</summary>
    public required IReadOnlyList<Id<Lot>> LotIds { get; init; }

    public required DrawStatus Status { get; init; }
    public required DrawMethod Method { get; init; }

    /// <summary>How many were to be invited; absent where the list or the choice says it.</summary>
    public int? Number { get; init; }

    public required DrawCriteria Criteria { get; init; }

    /// <summary>Which public value the seed is joined with, as it was named beforehand.</summary>
    public PublicSource? Source { get; init; }

    /// <summary>SHA-256 of the secret seed, 64 hexadecimal digits.</summary>
    public string? Commitment { get; init; }

    /// <summary>SHA-256 of the salt of the pseudonyms, 64 hexadecimal digits.</summary>
    public required string SaltCommitment { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }
    public Withdrawal? Cancellation { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How many were invited at once.</summary>
    public int? Invited { get; init; }

    public string? PublicValue { get; init; }

    /// <summary>The seed, 64 hexadecimal digits.</summary>
    public string? Seed { get; init; }

    /// <summary>The salt of the pseudonyms; for the authority and the operator.</summary>
    public string? Salt { get; init; }

    /// <summary>SHA-256 of the list of candidates and exclusions, 64 hexadecimal digits.</summary>
    public string? ListHash { get; init; }

    /// <summary>Those chosen, with the reasons; for the authority and the operator, and hers for one who was.</summary>
    public required IReadOnlyList<ChosenPerson> Chosen { get; init; }

    /// <summary>Who could be invited, by code.</summary>
    public required IReadOnlyList<DrawPersonView> Candidates { get; init; }

    /// <summary>Who was considered and left out, by code.</summary>
    public required IReadOnlyList<DrawPersonView> Excluded { get; init; }

    public static DrawView Example { get; } = DrawExample.Make();

    /// <summary>The draw as it may be told: everything with everybody's name, or pseudonyms and what is about <paramref name="self"/>.</summary>
    public static DrawView Of(Draw draw, bool everything, Id<Freelancer>? self, IReadOnlyDictionary<Id<Freelancer>, string> names)
    {
        var record = draw.Record;
        var people = draw.Outcomes().Select(o => DrawPersonView.Of(o.Person, o.Outcome, everything || o.Person.Freelancer == self, everything, names)).ToList();
        return new DrawView
        {
            Id = draw.Id, Version = draw.Version, TenderId = draw.TenderId, LotIds = draw.LotIds, Status = draw.Status, Method = draw.Plan.Method,
            Number = draw.Plan.Number, Criteria = draw.Plan.Criteria, Source = draw.Plan.PublicValue, Commitment = draw.Commitment,
            SaltCommitment = draw.SaltCommitment, PreparedAt = draw.PreparedAt, Cancellation = draw.Cancellation, SentAt = record?.SentAt,
            Invited = record?.Invited, PublicValue = record?.PublicValue, Seed = record?.Seed, Salt = everything ? record?.Salt : null,
            ListHash = record?.ListHash, Chosen = [.. draw.Plan.Chosen.Where(c => everything || c.FreelancerId == self)],
            Candidates = [.. people.Where(p => p.Outcome != DrawOutcome.Excluded)], Excluded = [.. people.Where(p => p.Outcome == DrawOutcome.Excluded)],
        };
    }
}

/// <summary>Somebody in a draw: a pseudonym, and for whoever may know it, who that is.</summary>
public sealed record DrawPersonView
{
    /// <summary>SHA-256 of her nonce and her id, 64 hexadecimal digits.</summary>
    public required string Code { get; init; }

    public required DrawOutcome Outcome { get; init; }

    /// <summary>Her chance against the others', for a candidate.</summary>
    public long? Weight { get; init; }

    /// <summary>Whether she was chosen and not drawn, for a candidate.</summary>
    public bool? Chosen { get; init; }

    /// <summary>Her place in the order, from 1.</summary>
    public int? Place { get; init; }

    /// <summary>What left her out.</summary>
    public required IReadOnlyList<ExclusionReason> Reasons { get; init; }

    public Id<Freelancer>? FreelancerId { get; init; }

    /// <summary>Her name, for the authority and the operator, as long as she is in the register.</summary>
    public string? Name { get; init; }

    /// <summary>What her code is made with, 64 hexadecimal digits.</summary>
    public string? Nonce { get; init; }

    /// <summary>How often this authority had invited her in these sectors.</summary>
    public int? TimesInvited { get; init; }

    /// <summary>When it last had.</summary>
    public DateTimeOffset? LastInvitedAt { get; init; }

    internal static DrawPersonView Of(
        DrawEntry person, DrawOutcome outcome, bool known, bool named, IReadOnlyDictionary<Id<Freelancer>, string> names)
    {
        var candidate = person as DrawCandidate;
        return new DrawPersonView
        {
            Code = person.Code, Outcome = outcome, Weight = candidate?.Weight, Chosen = candidate?.Chosen, Place = candidate?.Place,
            Reasons = (person as DrawExclusion)?.Reasons ?? [], FreelancerId = known ? person.Freelancer : null,
            Name = named ? names.GetValueOrDefault(person.Freelancer) : null, Nonce = known ? person.Nonce : null,
            TimesInvited = known ? candidate?.TimesInvited : null, LastInvitedAt = known ? candidate?.LastInvitedAt : null,
        };
    }
}
