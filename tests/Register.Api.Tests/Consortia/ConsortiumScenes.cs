using System.Net;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Consortia;

/// <summary>A lot that can be bid for.</summary>
public sealed record OpenLot(string TenderId, string LotId);

/// <summary>Consortia over HTTP.</summary>
public static class ConsortiumScenes
{
    /// <summary>A published tender with one lot, open for thirty days.</summary>
    public static async Task<OpenLot> AnOpenLot(this RegisterApp app)
    {
        await app.WithReferenceLists();
        var tender = await (await TenderScenes.ABuyer(app)).Publishes(app);
        return new OpenLot(tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>());
    }

    public static object Proposal(OpenLot lot, params (Person Who, int Share)[] members) => new
    {
        lot.TenderId, lot.LotId, mandate = "Namens ons inschrijven.", liability = "jointAndSeveral",
        members = members.Select(m => new { freelancerId = m.Who.Id, shareBasisPoints = m.Share, performs = Array.Empty<string>() }),
    };

    public static object Terms(Person lead, params (Person Who, int Share)[] members) => new
    {
        leadId = lead.Id, mandate = "Namens ons inschrijven en vragen stellen.", liability = "byShare",
        members = members.Select(m => new { freelancerId = m.Who.Id, shareBasisPoints = m.Share }),
    };

    /// <summary>A proposed consortium, the first member leading; nobody has accepted.</summary>
    public static async Task<Answer> Forms(this Person founder, OpenLot lot, params (Person Who, int Share)[] members) =>
        (await founder.Client.Post("/v1/consortia", Proposal(lot, members))).ShouldBe(HttpStatusCode.Created);

    /// <summary>A consortium, the first member leading, that all accepted; its id.</summary>
    public static async Task<string> Together(this Person lead, OpenLot lot, params (Person Who, int Share)[] members)
    {
        var formed = await lead.Forms(lot, members);
        foreach (var (member, _) in members) (await member.Accepts(formed.Id)).ShouldBe(HttpStatusCode.OK);
        return formed.Id;
    }

    /// <summary>Accepts the terms as they are.</summary>
    public static async Task<Answer> Accepts(this Person member, string consortium) =>
        await member.Accepts(consortium, (await member.Client.Get($"/v1/consortia/{consortium}"))["termsHash"]!.GetValue<string>());

    /// <summary>Accepts the terms read before.</summary>
    public static Task<Answer> Accepts(this Person member, string consortium, string termsHash) =>
        member.Client.Put($"/v1/consortia/{consortium}/members/{member.Id}/acceptance", new { termsHash }, null);

    public static bool IsComplete(this Answer consortium) => consortium["complete"]!.GetValue<bool>();

    public static string Hash(this Answer consortium) => consortium["termsHash"]!.GetValue<string>();

    /// <summary>The shares by member.</summary>
    public static Dictionary<string, int> SharesOf(this Answer consortium) =>
        consortium["members"]!.AsArray().ToDictionary(m => m!["freelancerId"]!.GetValue<string>(), m => m!["shareBasisPoints"]!.GetValue<int>());
}
