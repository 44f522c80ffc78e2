using System.CommandLine;
using Register.Api.Http.OpenApi;

namespace Register.Api.CommandLine;

/// <summary><c>openapi</c>: the API document.</summary>
internal static class WriteOpenApi
{
    public static Command Command(string[] settings)
    {
        var file = new Argument<FileInfo?>("FILE") { Description = "Where to write it; standard output without it.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("openapi", "Write the API document (OpenAPI 3.1, YAML).") { file };
        command.SetAction((parsed, _) => Work.Anywhere(settings, services => Run(services, parsed.GetValue(file))));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, FileInfo? file)
    {
        var yaml = await services.GetRequiredService<PublishedDocument>().Yaml();
        if (file is null) await Console.Out.WriteAsync(yaml);
        else await File.WriteAllTextAsync(file.FullName, yaml);
        return 0;
    }
}
