using Register.Api.Tests.Architecture;

namespace Register.Api.Tests.CommandLine;

public sealed class WalkthroughTests
{
    [Fact]
    public async Task The_main_job_runs_from_conditions_to_award_and_the_tutorial_tells_just_that()
    {
        using var program = new Program();
        var played = (await program.Run("walkthrough")).ShouldEndWith(0);
        played.Output.Trim().ShouldBe(Tree.Read("docs/tutorial.md").Trim(), "write it anew: walkthrough --write docs/tutorial.md");
    }

    [FactWhenReferencePresent]
    public async Task The_main_job_runs_with_all_official_lists()
    {
        using var program = new Program();
        var played = (await program.Run("walkthrough", "--reference", FactWhenReferencePresentAttribute.Folder)).ShouldEndWith(0);
        played.Output.ShouldContain("\"status\": \"final\"");
    }
}
