using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Register.Api.Tests;

/// <summary>What every answer of the API must have, whatever a test asks: it is looked at on all of them.</summary>
internal static partial class Manners
{
    /// <summary>Fails where an answer has not the manners of api.md.</summary>
    public static void Check(Answer answer)
    {
        answer.Headers.GetValueOrDefault("API-Version").ShouldNotBeNull();
        answer.Headers.GetValueOrDefault("X-Content-Type-Options").ShouldBe("nosniff");
        if ((int)answer.Status < 400) return;
        answer.Headers.GetValueOrDefault("Content-Type").ShouldBe("application/problem+json", answer.Text);
        answer["status"]!.GetValue<int>().ShouldBe((int)answer.Status);
        var code = answer.Code ?? "";
        code.ShouldNotBe("");
        answer["type"]!.GetValue<string>().ShouldEndWith(code);
        CheckText(answer["detail"]!.GetValue<string>(), code);
        foreach (var error in answer["errors"]?.AsArray() ?? [])
        {
            CheckText(error!["text"]!.GetValue<string>(), error["code"]!.GetValue<string>());
            HasOnePlace(error).ShouldBeTrue(answer.Text);
        }
    }

    private static bool HasOnePlace(JsonNode error) => (error["pointer"] is null) != (error["parameter"] is null);

    private static void CheckText(string text, string code)
    {
        text.ShouldNotBe(code, "the code has no text");
        Placeholder().Match(text).Value.ShouldBe("", $"{code} lacks an argument: {text}");
    }

    [GeneratedRegex(@"\{[a-z]\w*\}")]
    private static partial Regex Placeholder();
}
