namespace Register.Api.Tests.Edge;

/// <summary>A program for one test.</summary>
internal sealed class Fixture : IAsyncDisposable
{
    private Fixture(RegisterApp app) => App = app;

    public RegisterApp App { get; }

    public static async Task<Fixture> Started(RegisterApp app)
    {
        await app.InitializeAsync();
        return new Fixture(app);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}
