using System.Globalization;
using FsCheck;
using Xunit.Abstractions;

namespace Register.Domain.Tests.Eligibility;

/// <summary>Many cases from one number, told also when all is well, so that any run can be made again.</summary>
internal static class Seeded
{
    public static Config Cases(int cases, ITestOutputHelper output)
    {
        var seed = Environment.GetEnvironmentVariable("REGISTER_TEST_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"REGISTER_TEST_SEED={seed}");
        return Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay((ulong)seed, 1); // the second number must be odd
    }
}
