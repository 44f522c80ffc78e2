using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Player
{
    private async Task<Answer> Cooperates(Step step, ApiClient client, Model model)
    {
        var (place, she) = ($"/v1/consortia/{model.Consortium?.Id ?? SomeId}", people[step.On % people.Count].Id);
        return step.What switch
        {
            Operation.Form => await client.Post("/v1/consortia", TermsOf(Model.Proposed(step), 0, ("tenderId", tender), ("lotId", lot))),
            Operation.Accept => await client.Put($"{place}/members/{she}/acceptance", new { termsHash = step.Variant == 1 ? new string('0', 64) : await Digest(model, place) }, null),
            Operation.TakeIn => await client.Post($"{place}/members", new { freelancerId = she, shareBasisPoints = model.ShareOf(step) }),
            Operation.Part => await client.Delete($"{place}/members/{she}", null),
            Operation.ChangeTerms => await client.Put(place, Changed(step, model), await Tag(step, Insider(model), place)),
            Operation.HandInPart => await client.Put($"{place}/price-parts/{she}", new { amount = Euros(Model.AmountOf(step)) }, null),
            Operation.ReadConsortium => await client.Get(place),
            _ => await client.Get($"{place}/price-parts"),
        };
    }

    /// <summary>What somebody reads of herself who dropped out: of nobody else it is known before the opening.</summary>
    public async Task<JsonNode> Told(DropOut gone) => (await people[gone.Member].Client.Get($"/v1/lots/{lot}/drop-outs")).ShouldBe(System.Net.HttpStatusCode.OK)["items"]!.AsArray()
        .Last(d => d!.Text("freelancerId") == people[gone.Member].Id)!;

    private JsonObject TermsOf(IEnumerable<(int Who, int Share)> members, int text, params (string Name, string Value)[] more)
    {
        var terms = new JsonObject
        {
            ["mandate"] = $"Namens ons inschrijven, versie {text}.", ["liability"] = "byShare",
            ["members"] = new JsonArray([.. members.Select(m => new JsonObject { ["freelancerId"] = people[m.Who].Id, ["shareBasisPoints"] = m.Share })]),
        };
        foreach (var (name, value) in more) terms[name] = value;
        return terms;
    }

    private JsonObject Changed(Step step, Model model)
    {
        var terms = (model.Consortium is { Terms.Members.Count: > 0 } own ? own.Terms : new Terms(0, [(0, 6000), (1, 4000)], 0)).Changed(step.Variant);
        return TermsOf(terms.Members, terms.Text, ("leadId", people[terms.Lead].Id));
    }

    // Somebody who may read it, if there is anybody.
    private ApiClient Insider(Model model) => people[model.Consortium?.Terms.Members.Select(m => m.Who).FirstOrDefault() ?? 0].Client;

    private async Task<string> Digest(Model model, string place)
    {
        var read = await Insider(model).Get(place);
        return read.Status == System.Net.HttpStatusCode.OK ? read.Json.Text("termsHash") : new string('0', 64);
    }
}
