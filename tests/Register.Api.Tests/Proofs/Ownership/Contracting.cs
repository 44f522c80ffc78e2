using System.Net;
using Register.Api.Tests.Bids;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Contracts with her consortium: signed, accepted, ended and reviewed.</summary>
internal static class Contracting
{
    private const Who Seers = Who.HerTeam | Who.Authority;

    public static async Task<List<Call>> Calls(Cast cast)
    {
        var lots = new List<Lot>();
        for (var i = 0; i < 5; i++) lots.Add(await cast.Bid());
        foreach (var lot in lots)
        {
            await lot.Played.Open();
            await lot.Decided();
        }
        // What a contract is worth is public.
        cast.Secrets.For(Who.Everybody, "52417.93");
        var (free, signed, accepted, ended, reviewed) = (lots[0], await Signed(cast, lots[1]), await Accepted(cast, lots[2]), await Accepted(cast, lots[3]), await Accepted(cast, lots[4]));
        foreach (var contract in (Thing[])[ended, reviewed])
        {
            var start = DateOnly.Parse((await cast.Authority.Get($"/v1/contracts/{contract.Id}"))["period"]!.Text("startDate"));
            (await cast.Authority.Post($"/v1/contracts/{contract.Id}/end", new { lastDay = start, reason = "Zij stopt met haar bedrijf." })).ShouldBe(HttpStatusCode.OK);
            if (contract == ended) continue;
            cast.App.Clock.MoveTo(new DateTimeOffset(start.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            (await cast.Authority.Post($"/v1/contracts/{contract.Id}/review", new { scores = new[] { new { aspect = "planning", score = 2 } }, text = "Steeds te laat." })).ShouldBe(HttpStatusCode.OK);
        }
        cast.Secrets.For(Seers, "Steeds te laat.");
        return
        [
            new("SignContract", new Thing("a lot awarded for good", Who.Everybody, ("lotId", free.Played.LotId)), Who.Authority) { Body = id => new { lotId = id } },
            new("ListContracts", signed, Seers) { Shown = signed.Id }, new("GetContract", signed, Seers), new("GetContract", reviewed, Seers), new("AcceptContract", signed, Who.She),
            new("WithdrawContract", signed, Who.Authority) { Body = _ => new { reason = "Zij ziet ervan af." } },
            new("GetLotContract", new Thing("the contract on a lot", Who.Everybody, accepted.Ids[0]), Who.Everybody),
            new("ChangeContract", accepted, Who.Authority) { Body = _ => new { value = new { amount = 65_000.50m, currency = "EUR" }, reason = "Stormschade." } },
            new("EndContract", accepted, Who.Authority) { Body = _ => new { lastDay = DutchTime.DayOf(cast.App.Clock.GetUtcNow()).AddDays(30), reason = "Zij stopt." } },
            new("ReviewContract", ended, Who.Authority) { Body = _ => new { scores = new[] { new { aspect = "planning", score = 4 } }, text = "Op tijd." } },
            new("AnswerReview", reviewed, Who.Hers) { Body = _ => new { text = "Dank." } },
        ];
    }

    private static async Task<Thing> Signed(Cast cast, Lot lot) =>
        new("a contract with her consortium", Seers, ("lotId", lot.Played.LotId), ("contractId", (await cast.Authority.Post("/v1/contracts", new { lotId = lot.Played.LotId })).ShouldBe(HttpStatusCode.Created).Id));

    private static async Task<Thing> Accepted(Cast cast, Lot lot)
    {
        var contract = await Signed(cast, lot);
        (await cast.She.Client.Post($"/v1/contracts/{contract.Id}/acceptance")).ShouldBe(HttpStatusCode.OK);
        return contract with { Name = "an accepted contract with her consortium" };
    }
}
