namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>What somebody may try.</summary>
internal enum Operation
{
    Time, Draft, Copy, ChangeDraft, Publish, Amend, WithdrawTender, Ask, AnswerConfidentially, Clarify,
    PrepareDraw, SendInvitations, InviteNext, CancelDraw, Decline,
    Submit, SubmitSeveral, Replace, Confirm, WithdrawBid, BeginBid, RewriteBid, DiscardBid, HandInBid, Open,
    Form, Accept, TakeIn, Part, ChangeTerms, HandInPart, RecordDropOut, DecideDropOut,
    NamePanel, ScoreAlone, Agree, Score, AskAboutPrice, ExplainPrice, JudgePrice, AskEvidence, AnswerEvidence, LetMend, Conclude, VerifyEvidence, Decide, WithdrawAward,
    Object, RecordCase, Settle, WithdrawObjection,
    Sign, AcceptContract, WithdrawContract, ChangeContract, End, Review, AnswerReview,
    ReadTender, ReadBid, ReadReceipt, ListBids, ReadOpening, ReadEvaluation, ReadDecision, ReadLetter, ReadContract, ReadDraft, ListDrafts, ReadPanel,
    ReadConsortium, ReadParts, ListDropOuts, ReadDropOut,
}

/// <summary>Who tries it. The authority's people have a duty each; somebody at another authority has them all.</summary>
internal enum Who
{
    Nobody, Operator, Platform, HerPlatform, Publisher, Anna, Bert, Evaluator, Juror, Verifier, Auditor, WithoutDuties, Elsewhere, First, Second, Third, Fourth,
}

/// <summary>One try.</summary>
/// <param name="What">What.</param>
/// <param name="Who">Who.</param>
/// <param name="On">Whose bid, objection or evidence it is about (0 to 3, 4 for the bid of the consortium), which member, or which of the questions.</param>
/// <param name="Variant">How; for time, to when.</param>
internal sealed record Step(Operation What, Who Who = Who.Nobody, int On = 0, int Variant = 0);

/// <summary>Who is let in to what at all, as the API says it.</summary>
internal static class Doors
{
    private enum Door
    {
        Anyone, Publish, Open, Evaluate, Verify, Authority, Freelancer, Herself, FreelancerOrAuthority,
    }

    /// <summary>Everybody who is let in.</summary>
    public static IReadOnlyList<Who> LetIn(Operation what) => [.. Enum.GetValues<Who>().Where(w => Refusal(what, w) is null)];

    /// <summary>How somebody is turned away; null where she is not.</summary>
    public static Refused? Refusal(Operation what, Who who)
    {
        var door = Of(what);
        if (door == Door.Anyone) return null;
        var (freelancer, authority) = (door is Door.Freelancer or Door.Herself or Door.FreelancerOrAuthority, door is Door.Authority or Door.FreelancerOrAuthority);
        return who switch
        {
            Who.Nobody => new Refused(401, "key.required"),
            Who.HerPlatform => freelancer && door != Door.Herself ? null : new Refused(403, "grant.out-of-scope"),
            >= Who.First => freelancer ? null : Not,
            Who.Elsewhere => freelancer && !authority ? Not : null,
            >= Who.Publisher => authority || Duty(who) == door ? null : Not,
            _ => Not,
        };
    }

    private static Refused Not => new(403, "key.not-allowed");

    private static Door? Duty(Who who) => who switch
    {
        Who.Publisher => Door.Publish,
        Who.Anna or Who.Bert => Door.Open,
        Who.Evaluator or Who.Juror => Door.Evaluate,
        Who.Verifier => Door.Verify,
        _ => null,
    };

    private static Door Of(Operation what) => what switch
    {
        Operation.ReadTender or Operation.ReadDecision => Door.Anyone,
        Operation.Draft or Operation.Copy or Operation.ChangeDraft or Operation.Publish or Operation.Amend or Operation.WithdrawTender => Door.Publish,
        Operation.AnswerConfidentially or Operation.Clarify or Operation.PrepareDraw or Operation.SendInvitations or Operation.InviteNext or Operation.CancelDraw or Operation.NamePanel => Door.Publish,
        Operation.Open => Door.Open,
        Operation.VerifyEvidence => Door.Verify,
        Operation.ListBids or Operation.ReadOpening or Operation.ReadEvaluation or Operation.ReadPanel => Door.Authority,
        Operation.AcceptContract or Operation.Accept or Operation.HandInPart or Operation.ReadParts => Door.Herself,
        Operation.ReadBid or Operation.ReadLetter or Operation.ReadContract or Operation.ListDropOuts or Operation.ReadDropOut => Door.FreelancerOrAuthority,
        Operation.Ask or Operation.Decline or Operation.Submit or Operation.SubmitSeveral or Operation.Replace or Operation.Confirm or Operation.WithdrawBid => Door.Freelancer,
        Operation.ExplainPrice or Operation.AnswerEvidence or Operation.Object or Operation.WithdrawObjection or Operation.AnswerReview or Operation.ReadReceipt => Door.Freelancer,
        Operation.BeginBid or Operation.RewriteBid or Operation.DiscardBid or Operation.HandInBid or Operation.ReadDraft or Operation.ListDrafts => Door.Freelancer,
        Operation.Form or Operation.TakeIn or Operation.Part or Operation.ChangeTerms or Operation.ReadConsortium => Door.Freelancer,
        _ => Door.Evaluate,
    };

    /// <summary>Whether it is for the authority's people and asks by the tender or its lot for what may name a bidder.</summary>
    public static bool TellsOfTender(Operation what) => what is Operation.ListBids or Operation.ReadOpening or Operation.ReadEvaluation or Operation.Open
        or Operation.Score or Operation.AskEvidence or Operation.Decide or Operation.WithdrawAward or Operation.RecordCase or Operation.ListDropOuts;

    /// <summary>The same by a bid.</summary>
    public static bool TellsOfBid(Operation what) => what is Operation.ReadBid or Operation.ReadLetter or Operation.AskAboutPrice or Operation.JudgePrice or Operation.LetMend or Operation.Conclude
        or Operation.RecordDropOut;

    /// <summary>The same by somebody who dropped out of one.</summary>
    public static bool TellsOfDropOut(Operation what) => what is Operation.DecideDropOut or Operation.ReadDropOut;
}

/// <summary>A status and the stable code of its problem.</summary>
internal sealed record Refused(int Status, string Code);

/// <summary>What a step is to come to: it succeeds, or is refused for one of the reasons there are.</summary>
internal sealed class Ruling(int success)
{
    private readonly List<Refused> refusals = [];
    private bool shut;

    /// <summary>The status of success.</summary>
    public int Success { get; } = success;

    /// <summary>Every reason to refuse it; where there are several, each is right.</summary>
    public IReadOnlyList<Refused> Refusals => refusals;

    public bool Succeeds => refusals.Count == 0;

    /// <summary>Whether it changes anything.</summary>
    public bool Changes { get; private set; }

    /// <summary>What it changes, given the answer.</summary>
    public Action<System.Text.Json.Nodes.JsonNode?> Then { get; private set; } = _ => { };

    /// <summary>What the answer must say.</summary>
    public Func<System.Text.Json.Nodes.JsonNode, bool> Says { get; private set; } = _ => true;

    /// <summary>A reason to refuse.</summary>
    public Ruling If(bool holds, int status, string code)
    {
        if (holds && !shut) refusals.Add(new Refused(status, code));
        return this;
    }

    /// <summary>A reason without which nothing else can be judged.</summary>
    public Ruling Gate(bool holds, int status, string code)
    {
        If(holds, status, code);
        shut |= holds;
        return this;
    }

    /// <summary>There is no such thing for whoever asks.</summary>
    public Ruling Hidden(bool holds) => Gate(holds, 404, "not-found");

    public Ruling Does(Action<System.Text.Json.Nodes.JsonNode> effect)
    {
        (Then, Changes) = (answer => effect(answer!), true);
        return this;
    }

    /// <summary>Something more that it changes.</summary>
    public Ruling Also(Action effect)
    {
        var first = Then;
        Then = answer =>
        {
            first(answer);
            effect();
        };
        return this;
    }

    public Ruling Does(Action effect)
    {
        (Then, Changes) = (_ => effect(), true);
        return this;
    }

    public Ruling Tells(Func<System.Text.Json.Nodes.JsonNode, bool> says)
    {
        Says = says;
        return this;
    }
}
