using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Facts;

/// <summary>Judges a bidder against a lot as things stand, for what is frozen with a bid.</summary>
public sealed class BidderJudge(BidderProfiles profiles)
{
    public async Task<Judgement> Judge(Tender tender, Lot lot, Bidder bidder, DateTimeOffset now)
    {
        var profile = await profiles.Of(bidder.Lead, lot.Id.ToString());
        return Judgement.Of(profile, new AllOf(), new AssessmentContext { At = now, Figures = new LegalFigures { Version="x", ConductCertificateMonths=1, TaxStatementMonths=1, TradeRegisterExtractMonths=1, ReferenceYears=1, ReferenceYearsWorks=1, MandatoryExclusionYears=1, FacultativeExclusionYears=1, MandatoryGrounds=[], FacultativeGrounds=[] }, SubmissionDeadline = tender.Content.Dates.SubmissionDeadline });
    }
}
