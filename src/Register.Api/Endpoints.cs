using Register.Api.Checks;
using Register.Api.Commands.Access;
using Register.Api.Commands.Awards;
using Register.Api.Commands.Bids;
using Register.Api.Commands.Clusters;
using Register.Api.Commands.Consortia;
using Register.Api.Commands.Evidence;
using Register.Api.Commands.Freelancers;
using Register.Api.Commands.Purchasing;
using Register.Api.Commands.Tenders;
using Register.Api.Language.Kinds;
using Register.Infrastructure.Queries.Access;
using Register.Infrastructure.Queries.Awards;
using Register.Infrastructure.Queries.Bids;
using Register.Infrastructure.Queries.Clusters;
using Register.Infrastructure.Queries.Consortia;
using Register.Infrastructure.Queries.Eligibility;
using Register.Infrastructure.Queries.Evidence;
using Register.Infrastructure.Queries.Freelancers;
using Register.Infrastructure.Queries.Journal;
using Register.Infrastructure.Queries.Purchasing;
using Register.Infrastructure.Queries.Reference;
using Register.Infrastructure.Queries.Tenders;
using Register.Infrastructure.Security;
using static Register.Api.Http.Access;
using static Register.Api.Http.Endpoint;
using Endpoint = Register.Api.Http.Endpoint;
using EvidenceDocument = Register.Domain.Freelancers.EvidenceDocument;
using Scope = Register.Domain.Freelancers.Scope;

namespace Register.Api;

/// <summary>The whole API on one page: one row an operation. The base path is <c>/v1</c>.</summary>
public static class Endpoints
{
    public static IReadOnlyList<Endpoint> All { get; } =
    [
        // Reference
        Get<ListSectors>("Reference", "/sectors", Anyone, "Find sectors (SBI)"),
        Get<GetSector>("Reference", "/sectors/{code}", Anyone, "Read a sector"),
        Get<ListDistricts>("Reference", "/districts", Anyone, "Find districts and the areas around them"),
        Get<GetDistrict>("Reference", "/districts/{code}", Anyone, "Read a district or the area around it"),
        Get<ListCpvCodes>("Reference", "/cpv-codes", Anyone, "Find CPV codes"),
        Get<GetCpvCode>("Reference", "/cpv-codes/{code}", Anyone, "Read a CPV code"),
        Get<ListConditionKinds>("Reference", "/condition-kinds", Anyone, "List the kinds of condition"),
        Get<GetConditionKind>("Reference", "/condition-kinds/{kind}", Anyone, "Read a kind of condition"),

        // Freelancers
        Create<RegisterFreelancer>("Freelancers", "/freelancers", Anyone, "Register as a freelancer; the answer holds the owner's key, once"),
        Get<SearchFreelancers>("Freelancers", "/freelancers", Anyone, "Find freelancers"),
        Get<GetFreelancer>("Freelancers", "/freelancers/{freelancerId}", Anyone, "Read a freelancer"),
        Put<ChangeFreelancer>("Freelancers", "/freelancers/{freelancerId}", Freelancer(Scope.Profile), "Replace what a freelancer tells about herself"),
        Delete<LeaveRegister>("Freelancers", "/freelancers/{freelancerId}", Herself, "Leave the register"),
        Get<MatchFreelancer>("Freelancers", "/freelancers/{freelancerId}/matches", Freelancer(Scope.Read), "Find the open lots one could do, alone or with partners"),
        Get<ExportPersonalData>("Freelancers", "/freelancers/{freelancerId}/personal-data", Herself, "Export all that is kept about a freelancer") with { AlsoAsTable = true },
        Get<ReadAccessLog>("Freelancers", "/freelancers/{freelancerId}/access-log", Herself, "List who looked at what one does not show everybody"),

        // Evidence
        Create<AddEvidence>("Evidence", "/freelancers/{freelancerId}/evidence", Freelancer(Scope.Profile), "Add evidence"),
        Get<ListEvidence>("Evidence", "/freelancers/{freelancerId}/evidence", FreelancerOrAuthority, "List a freelancer's evidence"),
        Get<GetEvidence>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}", FreelancerOrAuthority, "Read a piece of evidence"),
        Put<ChangeEvidence>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}", Freelancer(Scope.Profile), "Replace what a piece of evidence says; it needs verification anew"),
        Delete<WithdrawEvidence>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}", Freelancer(Scope.Profile), "Take back a piece of evidence; it and its document are erased"),
        Put<UploadEvidenceDocument>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}/document", Freelancer(Scope.Profile), "Hand in the document of a piece of evidence: PDF, PNG or JPEG, at most 10 MiB") with { MaxBody = EvidenceDocument.MaxBytes, FileTypes = EvidenceDocument.ContentTypes },
        Get<GetEvidenceDocument>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}/document", FreelancerOrAuthority, "Download the document of a piece of evidence") with { FileTypes = EvidenceDocument.ContentTypes },
        Put<VerifyEvidence>("Evidence", "/freelancers/{freelancerId}/evidence/{evidenceId}/verification", With(Duties.Verify), "Verify or reject a piece of evidence"),
        Put<FillInSelfDeclaration>("Evidence", "/freelancers/{freelancerId}/self-declaration", Herself, "Fill in one's self-declaration (UEA), once for all bids"),
        Get<GetSelfDeclaration>("Evidence", "/freelancers/{freelancerId}/self-declaration", Herself, "Read one's self-declaration and what changed since it was confirmed"),
        Put<ConfirmSelfDeclaration>("Evidence", "/freelancers/{freelancerId}/self-declaration/confirmations/{lotId}", Herself, "Confirm one's self-declaration for a lot"),
        Get<GetDeclarationForm>("Evidence", "/self-declaration-form", Anyone, "Read what the self-declaration asks"),

        // Purchasing conditions
        Create<PublishPurchasingConditions>("Purchasing conditions", "/purchasing-conditions", With(Duties.Publish), "Publish a set of purchasing conditions"),
        Get<ListPurchasingConditions>("Purchasing conditions", "/purchasing-conditions", Anyone, "List the sets of purchasing conditions"),
        Get<GetPurchasingConditions>("Purchasing conditions", "/purchasing-conditions/{setId}", Anyone, "Read a set with its newest version"),
        Post<AddConditionsVersion>("Purchasing conditions", "/purchasing-conditions/{setId}/versions", With(Duties.Publish), "Publish the next version of a set"),
        Get<ListConditionsVersions>("Purchasing conditions", "/purchasing-conditions/{setId}/versions", Anyone, "List the versions of a set"),
        Get<GetConditionsVersion>("Purchasing conditions", "/purchasing-conditions/{setId}/versions/{number}", Anyone, "Read a version of a set"),
        Post<AcceptPurchasingConditions>("Purchasing conditions", "/purchasing-conditions/{setId}/versions/{number}/acceptances", Herself, "Accept the documents of a set at a version"),
        Post<CheckConditionsVersion>("Purchasing conditions", "/purchasing-conditions/{setId}/version-checks", With(Duties.Publish), "See who of the admitted would no longer meet a version, before it is published"),
        Create<ApplyForAdmission>("Admissions", "/purchasing-conditions/{setId}/admissions", Herself, "Apply for admission to a set at its newest version") with { CreatedAt = "/admissions/{id}" },
        Get<ListAdmissions>("Admissions", "/purchasing-conditions/{setId}/admissions", Authority, "List the admissions to a set, what is due first"),
        Get<GetAdmission>("Admissions", "/admissions/{admissionId}", FreelancerOrAuthority, "Read an admission"),
        Put<DecideAdmission>("Admissions", "/admissions/{admissionId}/decision", With(Duties.Verify), "Admit, refuse or suspend somebody"),
        Get<ListFreelancerAdmissions>("Admissions", "/freelancers/{freelancerId}/admissions", FreelancerOrAuthority, "List a freelancer's admissions"),

        // Clusters
        Create<FoundCluster>("Clusters", "/clusters", Freelancer(Scope.Cooperate), "Found a cluster"),
        Get<ListClusters>("Clusters", "/clusters", Anyone, "Find clusters"),
        Get<GetCluster>("Clusters", "/clusters/{clusterId}", Anyone, "Read a cluster with its members"),
        Put<ChangeCluster>("Clusters", "/clusters/{clusterId}", Freelancer(Scope.Cooperate), "Replace what a cluster tells about itself"),
        Post<AddClusterMember>("Clusters", "/clusters/{clusterId}/members", Freelancer(Scope.Cooperate), "Join an open cluster, or invite somebody"),
        Put<AcceptClusterInvitation>("Clusters", "/clusters/{clusterId}/members/{freelancerId}/acceptance", Freelancer(Scope.Cooperate), "Take an invitation to a cluster"),
        Put<ConsentToPooling>("Clusters", "/clusters/{clusterId}/members/{freelancerId}/consent", Herself, "Let what is known of oneself count in a cluster's matches"),
        Delete<TakeBackConsentToPooling>("Clusters", "/clusters/{clusterId}/members/{freelancerId}/consent", Herself, "Take that consent back"),
        Get<MatchCluster>("Clusters", "/clusters/{clusterId}/matches", Freelancer(Scope.Read), "List the open lots for a cluster's members together, with what remains for partners"),
        Delete<RemoveClusterMember>("Clusters", "/clusters/{clusterId}/members/{freelancerId}", Freelancer(Scope.Cooperate), "Leave a cluster, or end a membership or invitation"),

        // Consortia
        Create<FormConsortium>("Consortia", "/consortia", Freelancer(Scope.Cooperate), "Propose a consortium for a lot, of members named or from a cluster"),
        Get<ListConsortia>("Consortia", "/consortia", Freelancer(Scope.Read), "List the consortia one is in"),
        Get<GetConsortium>("Consortia", "/consortia/{consortiumId}", Freelancer(Scope.Read), "Read a consortium one is in"),
        Put<ChangeConsortium>("Consortia", "/consortia/{consortiumId}", Freelancer(Scope.Cooperate), "Replace the terms; every member accepts anew"),
        Post<AddConsortiumMember>("Consortia", "/consortia/{consortiumId}/members", Freelancer(Scope.Cooperate), "Take a member in; every member accepts anew"),
        Put<AcceptConsortiumTerms>("Consortia", "/consortia/{consortiumId}/members/{freelancerId}/acceptance", Herself, "Accept the terms as they were read"),
        Get<GetConsortiumCoverage>("Consortia", "/consortia/{consortiumId}/coverage", Freelancer(Scope.Read), "See who of a consortium covers which condition"),
        Get<GetPriceParts>("Consortia", "/consortia/{consortiumId}/price-parts", Herself, "See who of a consortium handed in her part of the price; how much, once the bid is in"),
        Put<HandInPricePart>("Consortia", "/consortia/{consortiumId}/price-parts/{freelancerId}", Herself, "Hand in one's part of the price, where the tender hides it from the others"),
        Delete<RemoveConsortiumMember>("Consortia", "/consortia/{consortiumId}/members/{freelancerId}", Freelancer(Scope.Cooperate), "Leave a consortium, or send a member away; after the deadline, drop out of its bid"),
        Create<ProposeReliance>("Consortia", "/lots/{lotId}/reliances", Freelancer(Scope.Cooperate), "Propose to rely on somebody outside the bidder for conditions of a lot") with { CreatedAt = "/reliances/{id}" },
        Get<ListReliances>("Consortia", "/reliances", Freelancer(Scope.Read), "List the reliances one is in, on either side"),
        Get<GetReliance>("Consortia", "/reliances/{relianceId}", Freelancer(Scope.Read), "Read a reliance"),
        Put<CommitToReliance>("Consortia", "/reliances/{relianceId}/commitment", Herself, "Sign that one's means are at the bidder's disposal"),
        Delete<EndReliance>("Consortia", "/reliances/{relianceId}", Freelancer(Scope.Cooperate), "End a reliance, until the deadline"),

        // Tenders
        Create<DraftTender>("Tenders", "/tenders", With(Duties.Publish), "Draft a tender"),
        Get<SearchTenders>("Tenders", "/tenders", Anyone, "Find tenders"),
        Get<GetTender>("Tenders", "/tenders/{tenderId}", Anyone, "Read a tender"),
        Put<ChangeTender>("Tenders", "/tenders/{tenderId}", With(Duties.Publish), "Replace the content of a draft"),
        Get<ListLots>("Tenders", "/tenders/{tenderId}/lots", Anyone, "List the lots of a tender"),
        Get<GetLot>("Tenders", "/lots/{lotId}", Anyone, "Read a lot"),
        Post<PublishTender>("Tenders", "/tenders/{tenderId}/publication", With(Duties.Publish), "Publish a tender"),
        Get<GetTenderAdvice>("Tenders", "/tenders/{tenderId}/advice", Anyone, "Read whether a tender asks more than is proportionate, why it does, and signs that others may judge"),
        Post<AmendTender>("Tenders", "/tenders/{tenderId}/changes", With(Duties.Publish), "Change a published tender; whoever asked or bid is told"),
        Get<ListTenderChanges>("Tenders", "/tenders/{tenderId}/changes", Anyone, "List what changed after publication, with the differences"),
        Create<CopyTender>("Tenders", "/tenders/{tenderId}/copies", With(Duties.Publish), "Begin a tender as a copy of an earlier one") with { CreatedAt = "/tenders/{id}" },
        Post<AskQuestion>("Tenders", "/tenders/{tenderId}/questions", Freelancer(Scope.Bid), "Ask about a tender, a lot or a condition; nobody learns who asked"),
        Get<ListQuestions>("Tenders", "/tenders/{tenderId}/questions", FreelancerOrAuthority, "List the questions: all for the authority, her own for a freelancer"),
        Post<AnswerConfidentially>("Tenders", "/tenders/{tenderId}/questions/{questionId}/answer", With(Duties.Publish), "Answer a confidential question to its asker alone, or decline to"),
        Post<PublishClarifications>("Tenders", "/tenders/{tenderId}/clarifications", With(Duties.Publish), "Answer questions to everybody at once"),
        Get<ListClarifications>("Tenders", "/tenders/{tenderId}/clarifications", Anyone, "List the clarifications with their questions and answers"),
        Get<ListNotices>("Tenders", "/notices", Freelancer(Scope.Read), "List what one is told about tenders one asked about or bid for"),
        Post<WithdrawTender>("Tenders", "/tenders/{tenderId}/withdrawal", With(Duties.Publish), "Take a published tender back"),
        Get<ReadTenderJournal>("Tenders", "/tenders/{tenderId}/journal", OperatorOrAuditor, "Read what happened to a tender, its lots and its opened bids"),

        // Invitations
        Create<PrepareDraw>("Invitations", "/tenders/{tenderId}/draws", With(Duties.Publish), "Settle how those to be invited are found, and commit to a secret seed"),
        Get<ListDraws>("Invitations", "/tenders/{tenderId}/draws", OperatorOrAuthority, "List the draws of a tender"),
        Get<GetDraw>("Invitations", "/tenders/{tenderId}/draws/{drawId}", Anyone, "Read a draw with all that is needed to recompute it"),
        Post<SendInvitations>("Invitations", "/tenders/{tenderId}/draws/{drawId}/invitations", With(Duties.Publish), "Draw from the list as it is now, and invite"),
        Post<InviteNext>("Invitations", "/tenders/{tenderId}/draws/{drawId}/replacements", With(Duties.Publish), "Invite the next of the reserve in the place of one who declined"),
        Post<CancelDraw>("Invitations", "/tenders/{tenderId}/draws/{drawId}/cancellation", With(Duties.Publish), "Give up a draw before its invitations go out"),
        Post<DeclineInvitation>("Invitations", "/tenders/{tenderId}/draws/{drawId}/declination", Freelancer(Scope.Bid), "Decline an invitation"),
        Get<ListInvitations>("Invitations", "/tenders/{tenderId}/invitations", AuthorityFreelancerOrOperator, "List the invitations for a tender; a freelancer her own"),
        Get<ListConsidered>("Invitations", "/freelancers/{freelancerId}/invitations", Freelancer(Scope.Read), "List when one was invited, skipped or left out, and why"),
        Get<ListFairness>("Invitations", "/authorities/{authorityId}/fairness", OperatorOrAuthority, "Read who an authority considered in a sector, and how often it invited her"),
        Get<ListDrawPromises>("Invitations", "/draw-promises", Anyone, "List what was promised of every draw, from the moment it was prepared"),

        // Eligibility
        Post<CheckEligibility>("Eligibility", "/tenders/{tenderId}/eligibility-checks", Freelancer(Scope.Read), "Check whether a bidder may do a lot, with reasons") with { AlsoRefuses = [422] },

        // Bids
        Create<SubmitBid>("Bids", "/lots/{lotId}/bids", Freelancer(Scope.Bid), "Hand in a bid; it is sealed at once, and the answer holds the receipt") with { CreatedAt = "/bids/{id}" },
        Post<SubmitBids>("Bids", "/tenders/{tenderId}/bids", Freelancer(Scope.Bid), "Hand in bids for several lots, all or none; each is sealed on its own"),
        Put<RegisterBidHash>("Bids", "/lots/{lotId}/bid-hash", Freelancer(Scope.Bid), "Register the hash of a bid before the deadline, for when the register fails"),
        Get<GetBidHash>("Bids", "/lots/{lotId}/bid-hash", Freelancer(Scope.Read), "Read when one registered the hash of a bid for a lot"),
        Get<ListBids>("Bids", "/lots/{lotId}/bids", Authority, "List the bids for a lot, once they are opened") with { AlsoRefuses = [409] },
        Get<GetBid>("Bids", "/bids/{bidId}", FreelancerOrAuthority, "Read a bid; what is in it shows after the opening only"),
        Put<ReplaceBid>("Bids", "/bids/{bidId}", Freelancer(Scope.Bid), "Replace the offer of a bid, until the deadline"),
        Post<ConfirmBid>("Bids", "/bids/{bidId}/confirmation", Freelancer(Scope.Bid), "Confirm a bid on the tender as it was changed, until the deadline"),
        Post<WithdrawBid>("Bids", "/bids/{bidId}/withdrawal", Freelancer(Scope.Bid), "Take a bid back, until the deadline"),
        Get<GetReceipt>("Bids", "/bids/{bidId}/receipt", Freelancer(Scope.Read), "Read the receipt of a bid") with { AlsoRefuses = [409] },
        Get<GetBidEligibility>("Bids", "/bids/{bidId}/eligibility", FreelancerOrAuthority, "Read the eligibility report that was frozen with a bid") with { AlsoRefuses = [409] },
        Create<DraftBid>("Bids", "/lots/{lotId}/bid-drafts", Freelancer(Scope.Bid), "Begin to write a bid; nobody else reads it, and it binds nobody") with { CreatedAt = "/bid-drafts/{id}" },
        Get<ListBidDrafts>("Bids", "/bid-drafts", Freelancer(Scope.Bid), "List the bids one is writing"),
        Get<GetBidDraft>("Bids", "/bid-drafts/{bidDraftId}", Freelancer(Scope.Bid), "Read a bid one is writing, with all that it still lacks"),
        Put<ChangeBidDraft>("Bids", "/bid-drafts/{bidDraftId}", Freelancer(Scope.Bid), "Replace what stands in a bid one is writing"),
        Delete<DiscardBidDraft>("Bids", "/bid-drafts/{bidDraftId}", Freelancer(Scope.Bid), "Throw a bid one is writing away"),
        Create<SubmitBidDraft>("Bids", "/bid-drafts/{bidDraftId}/submission", Freelancer(Scope.Bid), "Hand in the bid one wrote; the answer holds the receipt") with { CreatedAt = "/bids/{id}" },
        Post<OpenBids>("Bids", "/tenders/{tenderId}/opening", With(Duties.Open), "Open the bids of a tender; it takes two different people, after the deadline"),
        Get<GetOpening>("Bids", "/tenders/{tenderId}/opening", Authority, "Read the record of the opening; also as a page to print") with { AlsoAsPage = true },

        // Awards
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
        Get<GetDropOut>("Awards", "/drop-outs/{dropOutId}", FreelancerOrAuthority, "Read who dropped out of a bid, and how the others go on") with { AlsoRefuses = [409] },
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

        // Contracts
        Create<SignContract>("Contracts", "/contracts", With(Duties.Evaluate), "Sign a contract with the winner of a lot that is awarded for good"),
        Get<ListContracts>("Contracts", "/contracts", FreelancerOrAuthority, "List the contracts one is a party to"),
        Get<GetContract>("Contracts", "/contracts/{contractId}", FreelancerOrAuthority, "Read a contract one is a party to, with its review"),
        Get<GetLotContract>("Contracts", "/lots/{lotId}/contract", Anyone, "Read the contract on a lot: value, days, changes with their reasons, end"),
        Post<AcceptContract>("Contracts", "/contracts/{contractId}/acceptance", Herself, "Accept a contract as its winner"),
        Post<WithdrawContract>("Contracts", "/contracts/{contractId}/withdrawal", With(Duties.Evaluate), "Take back a contract that was not accepted"),
        Post<ChangeContract>("Contracts", "/contracts/{contractId}/changes", With(Duties.Evaluate), "Record a change of value or days, with the reason"),
        Post<EndContract>("Contracts", "/contracts/{contractId}/end", With(Duties.Evaluate), "Record when and why a contract ends"),
        Post<ReviewContract>("Contracts", "/contracts/{contractId}/review", With(Duties.Evaluate), "Say how the work was done, once, for the parties"),
        Post<AnswerReview>("Contracts", "/contracts/{contractId}/review/answer", Freelancer(Scope.Bid), "Answer the review of one's work, once"),

        // Access and journal
        Create<EnterAuthority>("Access", "/authorities", Operator, "Enter a contracting authority"),
        Get<ListAuthorities>("Access", "/authorities", Anyone, "List the contracting authorities"),
        Get<GetAuthority>("Access", "/authorities/{authorityId}", Anyone, "Read a contracting authority"),
        Create<GiveGrant>("Access", "/freelancers/{freelancerId}/grants", Herself, "Let a platform act for one, for some scopes and until a day") with { CreatedAt = "/grants/{id}" },
        Get<ListGrants>("Access", "/grants", FreelancerOrPlatform, "List the grants one gave, or was given"),
        Get<GetGrant>("Access", "/grants/{grantId}", FreelancerOrPlatform, "Read a grant"),
        Delete<EndGrant>("Access", "/grants/{grantId}", FreelancerOrPlatform, "End a grant at once, on either side"),
        Create<CreateApiKey>("Access", "/api-keys", OperatorOrFreelancer, "Make an API key; the answer holds its secret, once"),
        Get<ListApiKeys>("Access", "/api-keys", AnyKey, "List one's own API keys; the operator lists all"),
        Get<GetApiKey>("Access", "/api-keys/{apiKeyId}", AnyKey, "Read an API key, without its secret"),
        Create<RotateApiKey>("Access", "/api-keys/{apiKeyId}/rotation", AnyKey, "Make the successor of an API key; the old one works on for a while"),
        Delete<RevokeApiKey>("Access", "/api-keys/{apiKeyId}", AnyKey, "Stop an API key at once"),
        Post<DeclareOutage>("Access", "/outages", Operator, "Declare that the register failed for a while"),
        Post<ConfirmOutage>("Access", "/outages/{outageId}/confirmation", Operator, "Confirm, as a second person, that the register failed"),
        Get<ListOutages>("Access", "/outages", Anyone, "List when the register failed"),
        Get<ReadJournal>("Journal", "/journal", OperatorOrAuditor, "Read the journal"),
    ];
}
