using Microsoft.Extensions.Configuration;
using Register.Api.Http;

namespace Register.Api.Tests.Edge;

public sealed class SettingsCheckTests
{
    [Fact]
    public void All_wrong_settings_are_told_at_once()
    {
        var error = Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(
            ("Database:Provider", "Oracle"), ("Limits:Public", "many"), ("Limits:Enabled", "yes please"), ("Urls", "localhost"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"))));
        error.Message.Split('\n').Length.ShouldBe(5);
        error.Message.ShouldContain("Limits:Public must be a whole number");
    }

    [Fact]
    public void Sql_server_needs_its_connection_string() =>
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(("Database:Provider", "SqlServer")))).Message.ShouldContain("Database:ConnectionString");

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;https://+:443")]
    [InlineData("http://[::]:5080")]
    public void Addresses_to_listen_on_are_taken(string urls) => Should.NotThrow(() => SettingsCheck.Check(Settings(("Urls", urls))));

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
}
