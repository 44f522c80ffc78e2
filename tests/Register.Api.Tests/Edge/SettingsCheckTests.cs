using Microsoft.Extensions.Configuration;
using Register.Api.Http;
using Register.Api.Http.Loops;
using Register.Api.Http.Oidc;
using Register.Api.Tests.Architecture;
using Register.Infrastructure.Database;

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

    [Fact]
    public void A_mistyped_setting_is_told() =>
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(("Limits:Freelancers", "10"), ("Database:Folder", "x")))).Message
            .Split('\n').ShouldBe(["Database:Folder is no setting.", "Limits:Freelancers is no setting."], ignoreOrder: true);

    [Fact]
    public void Every_setting_stands_in_the_operators_table_with_its_default_and_no_other()
    {
        var table = Tree.Read("docs/operations.md").Split('\n').SkipWhile(l => l != "| setting | default | meaning |").Skip(2).TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(c => c[1].Trim('`'), c => c[2].Trim('`'));
        table.Keys.ShouldBe(SettingsCheck.Names, ignoreOrder: true);
        foreach (var options in new object[] { new DatabaseOptions(), new LimitOptions(), new LoopOptions(), new OidcOptions(), new AccessLogOptions(), new ProxyOptions(), new StoppingOptions() })
            foreach (var property in options.GetType().GetProperties().Where(p => p.CanWrite))
            {
                var name = $"{options.GetType().Name[..^"Options".Length].Replace("Limit", "Limits").Replace("Loop", "Loops")}:{property.Name}";
                SettingsCheck.Names.ShouldContain(name);
                if (property.GetValue(options) is { } value) table[name].ShouldBe(value is bool or string ? value.ToString()!.Replace("True", "true") : $"{value}", name);
            }
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;https://+:443")]
    [InlineData("http://[::]:5080")]
    public void Addresses_to_listen_on_are_taken(string urls) => Should.NotThrow(() => SettingsCheck.Check(Settings(("Urls", urls))));

    [Fact]
    public void A_clock_that_runs_faster_is_for_a_sandbox_and_refused_in_production()
    {
        var fast = Settings(("Clock:Accelerator", "1440"));
        Should.NotThrow(() => SettingsCheck.Check(fast));
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(fast, isProduction: true)).Message.ShouldContain("Clock:Accelerator is for a sandbox");
        Should.NotThrow(() => SettingsCheck.Check(Settings(("Clock:Accelerator", "1")), isProduction: true));
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(("Clock:Accelerator", "0"), ("Clock:Since", "yesterday"))))
            .Message.Split('\n').Length.ShouldBe(2);
    }

    [Fact]
    public void An_issuer_of_tokens_is_whole_and_safe_in_production()
    {
        Wrong(("Oidc:RoleClaim", "role")).ShouldHaveSingleItem().ShouldStartWith("Oidc:Issuer is required");
        Wrong(("Oidc:Issuer", "https://login.example")).ShouldHaveSingleItem().ShouldStartWith("Oidc:Audience is required");
        Wrong(("Oidc:Issuer", "login"), ("Oidc:Audience", " "), ("Oidc:Claim", "x")).Length.ShouldBe(3);
        foreach (var odd in (string[])["https://me@login.example", "https://login.example?a=b", "https://login.example#a", "ldap://login.example"])
            Wrong(("Oidc:Issuer", odd), ("Oidc:Audience", "register")).ShouldHaveSingleItem().ShouldStartWith("Oidc:Issuer must be", customMessage: odd);
        Wrong(("Oidc:Issuer", "https://login.example"), ("Oidc:Audience", "register"), ("Clock:Accelerator", "2")).ShouldHaveSingleItem().ShouldContain("exclude each other");
        var plain = Settings(("Oidc:Issuer", "http://login.example"), ("Oidc:Audience", "register"));
        Should.NotThrow(() => SettingsCheck.Check(plain));
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(plain, isProduction: true)).Message.ShouldContain("https address in Production");
        Should.NotThrow(() => SettingsCheck.Check(Settings(("Oidc:Issuer", "https://login.example/realms/a"), ("Oidc:Audience", "register")), isProduction: true));
    }

    [Theory]
    [InlineData("http://0.0.0.0:80")]
    [InlineData("http://*:80;https://*:443")]
    [InlineData("http://register.example:80")]
    [InlineData("http://[::]:80")]
    public void In_production_nobody_outside_sends_keys_in_clear_unless_a_proxy_is_named(string urls)
    {
        var open = Settings(("Urls", urls));
        Should.NotThrow(() => SettingsCheck.Check(open));
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(open, isProduction: true)).Message.ShouldContain("Proxy:Addresses");
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(("Urls", "http://localhost:80"), ("Kestrel:Endpoints:A:Url", urls)), isProduction: true)).Message.ShouldContain("Proxy:Addresses");
        Should.NotThrow(() => SettingsCheck.Check(Settings(("Urls", urls), ("Proxy:Addresses", "10.0.0.4")), isProduction: true));
        // The program itself looks at it.
        Should.Throw<InvalidOperationException>(() => RegisterHost.Build(["--environment", "Production", "--urls", urls])).Message.ShouldContain("Proxy:Addresses");
    }

    [Theory]
    [InlineData("http://localhost:5080;http://127.0.0.1:80;http://[::1]:80")]
    [InlineData("https://*:443")]
    public void In_production_https_and_this_machine_itself_are_taken(string urls) => Should.NotThrow(() => SettingsCheck.Check(Settings(("Urls", urls)), isProduction: true));

    [Theory]
    [InlineData("10.0.0.4", true)]
    [InlineData("10.0.0.4; 10.0.1.0/24;fd00::/8 ; ::1", true)]
    [InlineData("", false)]
    [InlineData("proxy.example", false)]
    [InlineData("10.0.0.4, 10.0.0.5", false)]
    [InlineData("10.0.0.0/33", false)]
    public void Proxies_are_named_by_addresses_and_networks(string addresses, bool fits)
    {
        if (fits) Should.NotThrow(() => SettingsCheck.Check(Settings(("Proxy:Addresses", addresses))));
        else Wrong(("Proxy:Addresses", addresses)).ShouldHaveSingleItem().ShouldStartWith("Proxy:Addresses must be");
    }

    [Theory]
    [InlineData("ASPNETCORE_FORWARDEDHEADERS_ENABLED")]
    [InlineData("FORWARDEDHEADERS_ENABLED")]
    public void The_framework_s_way_to_believe_every_proxy_is_refused(string name)
    {
        Wrong((name, "true")).ShouldHaveSingleItem().ShouldContain("Proxy:Addresses");
        Should.NotThrow(() => SettingsCheck.Check(Settings((name, "false"))));
    }

    private static string[] Wrong(params (string Name, string Value)[] settings) =>
        Should.Throw<InvalidOperationException>(() => SettingsCheck.Check(Settings(settings))).Message.Split('\n');

    [Fact]
    public void The_program_itself_does_not_start_in_production_with_a_clock_that_runs_faster() =>
        Should.Throw<InvalidOperationException>(() => RegisterHost.Build(["--environment", "Production", "--Clock:Accelerator", "1440"]))
            .Message.ShouldContain("refused in Production");

    [Fact]
    public void On_the_clock_of_a_sandbox_a_day_passes_in_a_minute()
    {
        var real = new MovableClock();
        var since = real.GetUtcNow();
        var fast = AcceleratedClock.Of(Settings(("Clock:Accelerator", "1440"), ("Clock:Since", since.ToString("O"))), real);
        real.Move(TimeSpan.FromMinutes(3));
        (fast.GetUtcNow() - since).TotalDays.ShouldBeInRange(3, 3.9);
        AcceleratedClock.Of(Settings(), real).ShouldBeSameAs(real);
        Should.Throw<InvalidOperationException>(() => AcceleratedClock.Of(Settings(("Clock:Accelerator", "2"), ("Clock:Since", "1970-01-01T00:00:00Z")), real));
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, s => (string?)s.Value)).Build();
}
