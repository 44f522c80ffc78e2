using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Register.Api.Tests.Database;

/// <summary>Says why a test has nothing to ask of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SqliteOnlyAttribute(string why) : Attribute
{
    public string Why { get; } = why;
}

/// <summary>One test of a class that speaks to the program, with its arguments: something that can be run again elsewhere.</summary>
internal sealed record ApiTest(MethodInfo Method, object?[] Arguments, string Name)
{
    /// <summary>All tests of this assembly that speak to the program.</summary>
    public static IEnumerable<ApiTest> All() =>
        from type in typeof(ApiTest).Assembly.GetTypes()
        where type.GetInterfaces().Contains(typeof(IClassFixture<RegisterApp>)) && !type.IsDefined(typeof(SqliteOnlyAttribute))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.GetCustomAttribute<FactAttribute>() is { Skip: null } && !method.IsDefined(typeof(SqliteOnlyAttribute))
        from test in Of(method)
        select test;

    /// <summary>Runs it on a program; it throws where the test fails.</summary>
    public async Task Run(RegisterApp app, ITestOutputHelper output)
    {
        var constructor = Method.ReflectedType!.GetConstructors().Single();
        var parts = constructor.GetParameters().Select(p => p.ParameterType == typeof(RegisterApp) ? app
            : p.ParameterType == typeof(ITestOutputHelper) ? output : Activator.CreateInstance(p.ParameterType)).ToArray();
        foreach (var part in parts.OfType<IAsyncLifetime>().Where(p => p != app)) await part.InitializeAsync();
        var instance = constructor.Invoke(parts);
        if (instance is IAsyncLifetime begins) await begins.InitializeAsync();
        try
        {
            if (Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, Arguments, null) is Task running) await running;
        }
        finally
        {
            if (instance is IAsyncLifetime ends) await ends.DisposeAsync();
            (instance as IDisposable)?.Dispose();
            foreach (var part in parts.OfType<IAsyncLifetime>().Where(p => p != app)) await part.DisposeAsync();
        }
    }

    private static IEnumerable<ApiTest> Of(MethodInfo method)
    {
        var name = $"{method.ReflectedType!.FullName!["Register.Api.Tests.".Length..]}.{method.Name}";
        if (method.GetCustomAttribute<TheoryAttribute>() is null) return [new ApiTest(method, [], name)];
        return method.GetCustomAttributes<DataAttribute>().Where(d => d.Skip is null).SelectMany(d => d.GetData(method))
            .Select((row, i) => new ApiTest(method, row, $"{name}[{i}]"));
    }
}

/// <summary>The names of all tests that speak to the program, where there is a SQL Server to run them on.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EveryApiTestAttribute : DataAttribute
{
    public EveryApiTestAttribute()
    {
        if (SqlServerForTests.Server is null) Skip = SqlServerForTests.WhyNot;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => ApiTest.All().Select(t => new object[] { t.Name });
}

/// <summary>A program on SQL Server for every test class, each on a database of its own.</summary>
public sealed class ProgramsOnSqlServer : IAsyncLifetime
{
    private readonly Dictionary<Type, RegisterApp> programs = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var program in programs.Values) await program.DisposeAsync();
    }

    internal async Task<RegisterApp> For(Type testClass)
    {
        if (programs.TryGetValue(testClass, out var known)) return known;
        var made = new RegisterApp { OnSqlServer = true };
        await made.InitializeAsync();
        return programs[testClass] = made;
    }
}

/// <summary>Whatever is true of the program is true of it on SQL Server.</summary>
public sealed class ApiOnSqlServerTests(ProgramsOnSqlServer programs, ITestOutputHelper output) : IClassFixture<ProgramsOnSqlServer>
{
    [Theory, EveryApiTest]
    public async Task The_same_holds_on_SQL_Server(string test)
    {
        var found = ApiTest.All().Single(t => t.Name == test);
        await found.Run(await programs.For(found.Method.ReflectedType!), output);
    }

    [Fact]
    public async Task A_test_that_is_run_again_passes_and_fails_as_it_did()
    {
        await using var app = new DisposableApp();
        await app.App.InitializeAsync();
        var all = ApiTest.All().ToList();
        all.Count.ShouldBeGreaterThan(30);
        all.Select(t => t.Name).ShouldBeUnique();
        foreach (var part in all.SelectMany(t => t.Method.ReflectedType!.GetConstructors().Single().GetParameters()).Select(p => p.ParameterType).Distinct())
            (part == typeof(ITestOutputHelper) || part.GetConstructor([]) is not null).ShouldBeTrue($"nobody can make a {part} here");
        var known = all.First(t => t.Method.Name == nameof(Proofs.IdempotencyTests.The_same_key_of_two_callers_is_two_keys));
        await known.Run(app.App, output);
        var wrong = new ApiTest(typeof(Wrong).GetMethod(nameof(Wrong.Fails))!, [], "");
        await Assert.ThrowsAsync<ShouldAssertException>(() => wrong.Run(app.App, output));
    }

    private sealed class Wrong(RegisterApp app)
    {
        public async Task Fails() => (await app.Anyone().Get("/v1/freelancers")).Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    private sealed class DisposableApp : IAsyncDisposable
    {
        public RegisterApp App { get; } = new() { Adjust = _ => { } };

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
