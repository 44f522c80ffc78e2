namespace Register.Api.Tests;

/// <summary>Tests on a program of their own, of which they hear every log line.</summary>
public abstract class ListeningTests : IAsyncLifetime
{
    private protected readonly Lines lines = new();
    private protected RegisterApp app = null!;

    public Task InitializeAsync()
    {
        app = new RegisterApp { Adjust = lines.Listen };
        return app.InitializeAsync();
    }

    public Task DisposeAsync() => app.DisposeAsync();
}
