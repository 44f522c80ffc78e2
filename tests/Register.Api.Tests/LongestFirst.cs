using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Register.Api.Tests.LongestFirst", "Register.Api.Tests")]

namespace Register.Api.Tests;

/// <summary>Begins with the tests that take minutes, so that none of them is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(Proofs.Procedure.ProcedureTests), nameof(Proofs.RetryStormTests), nameof(CommandLine.KillTests), nameof(Proofs.Fuzz.FuzzTests), nameof(CommandLine.CommandLineTests),
        nameof(CommandLine.RestoreTests), nameof(CommandLine.StopTests), nameof(Proofs.Ownership.OwnershipTests), nameof(Proofs.BadInputTests), nameof(Proofs.AccessTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection) =>
        Array.FindIndex(Long, name => collection.DisplayName.EndsWith("." + name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length;
}
