using System.Globalization;
using System.Text;
using System.Text.Json;
using Register.Domain.Consortia;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;

namespace Register.Api.Tests.Architecture;

/// <summary>docs/advice.md names every rule of the advice and every figure, as the program has them.</summary>
public sealed class AdvicePageTests
{
    private static readonly IReadOnlyList<AdviceRule> Rules = [.. AdviceRules.All, Competition.Rule];

    [Fact]
    public void Every_rule_has_a_text_and_a_remedy_that_get_what_they_ask_for()
    {
        var given = new AdviceFinding(AdviceRules.All[0]).Arguments().Keys.ToList();
        Rules.SelectMany(r => (string[])[r.Code, r.Code + ".remedy"]).SelectMany(c => Codes.Flaws(c, given, Codes.Texts)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_rule_names_an_article_or_practice() =>
        Rules.ShouldAllBe(r => r.Source == "practice" || r.Source.StartsWith("Aw 2012 art. ", StringComparison.Ordinal));

    [Fact]
    public void The_page_is_what_the_program_says() => Tree.ShouldSay("docs/advice.md", Page());

    private static string Page()
    {
        var text = new StringBuilder("""
            # Advice

            Made by the program; a test compares it. `GET /v1/tenders/{tenderId}/advice` tells what to reconsider about a tender: before publication
            its authority, afterwards everybody. It asks and flags, and never decides. Every finding has its place in the tender, its source
            (`practice` where no article says it), the figure it was measured by with the day that began, and what would satisfy the rule.

            | severity | what follows |
            |---|---|
            | `mustMotivate` | who keeps it gives a motivation with the publication (or the change that brings it); it is published with the tender |
            | `advice` | worth a second look |
            | `flag` | a sign that somebody else may judge, such as the tax authority; nothing follows here |

            `POST /v1/tenders/{tenderId}/publication` takes `motivations`, each with the `code` and `pointer` of its finding and a `text`; where
            nothing must be motivated it needs no body. Missing ones are refused all at once, with their places, and so is a motivation for something
            that was not found. A change after publication (`/changes`) motivates what it newly asks; what stood there before is settled. A motivation
            holds for exactly what was asked: another amount, certificate or value needs another. A copy of a tender takes none along.

            A draft is measured by the figures of the day it is read, a published tender by those of its publication. What a set of purchasing
            conditions asks for the whole tender is measured by its smallest lot.

            How a consortium stands to the limits for cooperating (`advice.competition`) only its own members read, in its coverage
            (`GET /v1/consortia/{consortiumId}/coverage`): under, over or unknown, and nobody's turnover.

            ## The rules

            | code | severity | source | what is found | what would satisfy it |
            |---|---|---|---|---|

            """);
        foreach (var rule in Rules)
            text.Append($"| `{rule.Code}` | `{JsonNamingPolicy.CamelCase.ConvertName(rule.Severity.ToString())}` | {rule.Source} | {English(rule.Code)} | {English(rule.Code + ".remedy")} |\n");
        text.Append("""

            Some rules need no finding, because the program keeps them itself. No condition can demand a legal form to bid, make evidence younger than
            the law does, or ask evidence of anybody but the intended winner where a declaration serves; one reference may show several competences;
            residence in a European procedure, a period that is too short and a procedure for too high a value are refused.

            ## The figures

            All figures of the law and of practice, with which the advice and other rules measure, stand in one dated file that an operator replaces
            with the setting `Legal:FiguresFile`. A row holds from its day until another of its name begins.

            | name | from | value | source | note |
            |---|---|---|---|---|

            """);
        foreach (var figure in LegalBook.Open().All)
            text.Append(CultureInfo.InvariantCulture, $"| `{figure.Name}` | {figure.From:yyyy-MM-dd} | {Value(figure)} | {figure.Source} | {figure.Note} |\n");
        return text.ToString();
    }

    private static string English(string code) => Codes.Texts.Single(t => t.Code == code).En;

    private static string Value(LegalFigure figure) => figure.Codes is { } codes ? string.Join(", ", codes) : $"{figure.Value} {figure.Unit}";
}
