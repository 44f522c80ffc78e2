using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Player
{
    // What somebody holds who took the wrong file.
    private static readonly BidPair OtherPair = new();

    private BidPair? pair;

    private JsonObject ABid(Step step, Model model)
    {
        var place = step.What == Operation.Replace ? step.On : Model.PlaceOf(step);
        var offer = Offer(step, model, place);
        var bid = new JsonObject();
        if (Model.IsMistaken(step) != model.Kind.Keyed) bid["encryptedOffer"] = Encrypted(step, offer);
        else bid["offer"] = offer;
        if (place == Model.Joint && step.What != Operation.Replace) bid["consortiumId"] = model.Consortium?.Id ?? SomeId;
        return bid;
    }

    // The price of a consortium that hides the parts stands in them, and not in the bid.
    private static JsonObject Offer(Step step, Model model, int place)
    {
        var offer = BidScenes.ABid(Model.PriceOf(step), AnswerOf(place))["offer"]!.DeepClone().AsObject();
        if (place == Model.Joint && model.Kind.PartsHidden && step.Variant != 2) offer.Remove("price");
        if (step.Variant != 1) offer["independenceStatement"] = "Zonder overleg met anderen gemaakt.";
        return offer;
    }

    // In one's own name, to the key of the tender; or in somebody else's, or with a key in it that the authority cannot unwrap.
    private string Encrypted(Step step, JsonObject offer)
    {
        var (key, she) = (pair ?? OtherPair, Model.Freelancer(step.Who) ?? 0);
        return (step.Variant == 5 ? OtherPair : key).Encrypt(key.Header(lot, people[step.Variant == 4 ? (she + 1) % people.Count : she].Id), offer.ToJsonString());
    }

    private JsonObject DraftOf(Step step, Model model)
    {
        var draft = new JsonObject { ["offer"] = Offer(step with { Variant = 0 }, model, Model.PlaceOf(step)) };
        if (!Model.DraftOf(step).Whole) draft["offer"]!.AsObject().Remove("price");
        return draft;
    }

    // 0 no key, 1 that of the tender, 2 another, 3 a text that is none
    private object? OpeningKey(Step step) => step.Variant switch
    {
        0 => null,
        1 => new { privateKey = (pair ?? OtherPair).PrivateKey },
        2 => new { privateKey = OtherPair.PrivateKey },
        _ => new { privateKey = "De sleutel ligt in de kluis." },
    };
}
