using System.Net;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>A tender by invitation: she and the rival are invited, she with a reason of her own, and who was not does not know of it.</summary>
internal static class Inviting
{
    public static async Task<List<Call>> Calls(Cast cast)
    {
        var app = cast.App;
        var people = (await app.InSector("03", 4)).ToArray();
        var invited = await cast.Tender(t => t["procedure"] = "invited");
        var other = await cast.Tender(t => t["procedure"] = "invited");
        var replaced = await cast.Tender(t => t["procedure"] = "invited");
        var undrawn = await cast.Tender(t => t["procedure"] = "invited");
        var elsewhere = await cast.Tender(t => t["procedure"] = "invited", cast.OtherBuyer);
        var open = await other.Prepares(app.ADraw("8130").Choosing(cast.She, cast.Rival, cast.Fellow));
        var drawn = await replaced.Sends(await replaced.Prepares(app.ADraw("03")));
        (await people.Single(p => p.Id == drawn.With("invited")[0]).Declines(replaced, drawn)).ShouldBe(HttpStatusCode.OK);
        var somebody = await app.AFreelancer("Iemand");
        var plan = app.ADraw("8130").Choosing(cast.She, cast.Rival, cast.Fellow, somebody);
        (plan["chosen"]![0]!["reason"], plan["chosen"]![1]!["reason"]) = ("Zij kent de kruiden.", "Hij kent de meidoorn.");
        var sent = await invited.Sends(await invited.Prepares(plan));
        await cast.SomebodyBids(invited, somebody);
        (await cast.Fellow.Client.Post($"{invited.DrawsPlace()}/{sent.Id}/declination", new { reason = "Mijn knie moet genezen." })).ShouldBe(HttpStatusCode.OK);
        cast.Secrets.For(Who.Fellow | Who.Authority, "Mijn knie moet genezen.");
        cast.Secrets.For(Who.Hers | Who.Authority | Who.Operator, "Zij kent de kruiden.");
        cast.Secrets.For(Who.Rival | Who.Authority | Who.Operator, "Hij kent de meidoorn.");

        var guests = Who.Hers | Who.Rival | Who.Fellow | Who.Authority | Who.Operator;
        var tender = new Thing("a tender by invitation", guests, ("tenderId", invited.TenderId));
        // Whoever was considered sees that, and not the tender.
        var draw = new Thing("its draw", guests | Who.Gone, ("tenderId", invited.TenderId), ("drawId", sent.Id));
        var prepared = new Thing("a prepared draw", Who.Authority | Who.Operator, ("tenderId", other.TenderId), ("drawId", open.Id));
        var strayed = prepared with { Name = "a prepared draw, under another's tender", Seers = Who.None, Ids = [("tenderId", elsewhere.TenderId), ("drawId", open.Id)] };
        return
        [
            new("GetTender", tender, guests), new("GetDraw", draw, draw.Seers), new("ListDraws", draw, Who.Authority | Who.Operator) { Shown = sent.Id },
            new("ListInvitations", draw, Who.Hers | Who.Authority | Who.Operator) { Shown = cast.She.Id },
            new("ListConsidered", new Thing("her invitations", Who.Everybody, ("freelancerId", cast.She.Id)), Who.Hers) { Shown = invited.TenderId },
            new("DeclineInvitation", draw, Who.Hers | Who.Rival) { Body = _ => new { reason = "Ik zit vol." } },
            new("PrepareDraw", new Thing("a tender by invitation", Who.Authority | Who.Operator, ("tenderId", undrawn.TenderId)), Who.Authority) { Body = _ => app.ADraw("8130").Choosing(cast.She, cast.Gone, cast.Fellow) },
            new("SendInvitations", prepared, Who.Authority) { Body = _ => new { } }, new("SendInvitations", strayed, Who.None) { Body = _ => new { } },
            new("CancelDraw", prepared, Who.Authority) { Body = _ => new { reason = "Te klein." } }, new("CancelDraw", strayed, Who.None) { Body = _ => new { reason = "Te klein." } },
            new("GetDraw", strayed, Who.None), new("GetDraw", prepared, Who.Authority | Who.Operator),
            new("InviteNext", new Thing("a draw with a reserve", Who.Authority | Who.Operator, ("tenderId", replaced.TenderId), ("drawId", drawn.Id)), Who.Authority),
            .. Drafting.OnTender("a tender by invitation, by every other way", guests, invited.TenderId, invited.LotId),
        ];
    }
}
