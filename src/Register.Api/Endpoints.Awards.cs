using Register.Api.Commands.Awards;
using Register.Infrastructure.Queries.Awards;
using Register.Infrastructure.Security;
using static Register.Api.Http.Access;
using static Register.Api.Http.Endpoint;
using Endpoint = Register.Api.Http.Endpoint;
using Scope = Register.Domain.Freelancers.Scope;

namespace Register.Api;

/// <summary>From the scores to the decision and what is said against it.</summary>
public static partial class Endpoints
{
    private static IReadOnlyList<Endpoint> Awards =>
    [
        Post<ScoreBids>("Awards", "/lots/{lotId}/scores", With(Duties.Evaluate), "Record scores of bids with their reasons, where there is no panel"),
        Get<GetEvaluation>("Awards", "/lots/{lotId}/evaluations", Authority, "Read the bids for a lot side by side, ranked once every score is there") with { AlsoRefuses = [409] },
        Post<NamePanel>("Awards", "/lots/{lotId}/panel", With(Duties.Publish), "Settle who is on the panel of a lot") with { TellsNoBidder = true },
        Get<GetPanel>("Awards", "/lots/{lotId}/panel", Authority, "Read the panel of a lot and its work, by the labels of the bids") with { TellsNoBidder = true },
        Post<ScoreAlone>("Awards", "/lots/{lotId}/panel/scores", With(Duties.Evaluate), "Score bids alone, as one of the panel") with { TellsNoBidder = true },
        Post<ReachConsensus>("Awards", "/lots/{lotId}/panel/consensus", With(Duties.Evaluate), "Record what the panel agreed on, with the reason for every own score that gave way") with { TellsNoBidder = true },
        Create<AskAboutPrice>("Awards", "/bids/{bidId}/price-inquiry", With(Duties.Evaluate), "Ask a bidder how her price can be so low") with { CreatedAt = "/bids/{id}/price-inquiry" },
        Get<GetPriceInquiry>("Awards", "/bids/{bidId}/price-inquiry", FreelancerOrAuthority, "Read the inquiry into the price of a bid"),
        Post<ExplainPrice>("Awards", "/bids/{bidId}/price-inquiry/explanation", Freelancer(Scope.Bid), "Explain one's price, once"),
        Post<JudgePrice>("Awards", "/bids/{bidId}/price-inquiry/verdict", With(Duties.Evaluate), "Take a price as explained, or put the bid aside"),
        Create<AskEvidence>("Awards", "/lots/{lotId}/verifications", With(Duties.Evaluate), "Ask the intended winner to show what she declared") with { CreatedAt = "/bids/{id}/verification" },
        Get<ListVerifications>("Awards", "/lots/{lotId}/verifications", Authority, "List who was asked for evidence as the intended winner"),
        Get<GetVerification>("Awards", "/bids/{bidId}/verification", FreelancerOrAuthority, "Read what the intended winner is to show, and what is shown by now"),
        Post<AnswerVerification>("Awards", "/bids/{bidId}/verification/answer", Freelancer(Scope.Bid), "Say that all evidence one has is handed in"),
        Post<LetMendEvidence>("Awards", "/bids/{bidId}/verification/cure", With(Duties.Evaluate), "Let the intended winner mend her evidence, once"),
        Post<ConcludeVerification>("Awards", "/bids/{bidId}/verification/conclusion", With(Duties.Evaluate), "End the check: she stays the winner, or her bid is put aside"),
        Create<RecordDropOut>("Awards", "/bids/{bidId}/drop-outs", With(Duties.Evaluate), "Record that a member of a consortium that bid is gone") with { CreatedAt = "/drop-outs/{id}" },
        Get<ListDropOuts>("Awards", "/lots/{lotId}/drop-outs", FreelancerOrAuthority, "List who dropped out of bids for a lot after the deadline"),
        Get<GetDropOut>("Awards", "/drop-outs/{dropOutId}", FreelancerOrAuthority, "Read who dropped out of a bid, and how the others go on"),
        Post<DecideDropOut>("Awards", "/drop-outs/{dropOutId}/verdict", With(Duties.Evaluate), "Let a bid go on after a member dropped out, or put it aside"),
        Post<DecideAward>("Awards", "/lots/{lotId}/award-decision", With(Duties.Evaluate), "Decide on a lot; every bidder gets a reasoned letter"),
        Get<GetAwardDecision>("Awards", "/lots/{lotId}/award-decision", Anyone, "Read the decision on a lot"),
        Get<GetBidDecision>("Awards", "/bids/{bidId}/decision", FreelancerOrAuthority, "Read the reasoned letter about a bid; also as a page to print") with { AlsoAsPage = true },
        Post<WithdrawAward>("Awards", "/lots/{lotId}/award-decision/withdrawal", With(Duties.Evaluate), "Take the decision on a lot back; it can be decided anew"),
        Create<LodgeObjection>("Awards", "/objections", Freelancer(Scope.Bid), "Object to the decision on a lot one bid for, within the standstill"),
        Create<RecordCourtCase>("Awards", "/lots/{lotId}/court-cases", With(Duties.Evaluate), "Record that a decision was brought before the court; the clock stops") with { CreatedAt = "/objections/{id}" },
        Get<ListObjections>("Awards", "/objections", FreelancerOrAuthority, "List one's own objections, or those about one's decisions"),
        Get<GetObjection>("Awards", "/objections/{objectionId}", FreelancerOrAuthority, "Read an objection"),
        Post<SettleObjection>("Awards", "/objections/{objectionId}/outcome", With(Duties.Evaluate), "Answer a complaint, or record how a case in court ended"),
        Post<WithdrawObjection>("Awards", "/objections/{objectionId}/withdrawal", Freelancer(Scope.Bid), "Take a complaint back"),
    ];
}
