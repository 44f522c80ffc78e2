using Register.Domain.Kernel;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Architecture;

/// <summary>The repository around this test.</summary>
internal static class Tree
{
    public static readonly System.Reflection.Assembly Domain = typeof(Refusal).Assembly;
    public static readonly System.Reflection.Assembly Infrastructure = typeof(Session).Assembly;
    public static readonly System.Reflection.Assembly Api = typeof(Endpoints).Assembly;

    /// <summary>Whether the documents are to be written instead of compared.</summary>
    public static bool Writes => Environment.GetEnvironmentVariable("REGISTER_WRITE_DOCS") == "1";

    /// <summary>The folder of Register.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The files below a folder that end so, without what is built.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, string end) =>
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + end, SearchOption.AllDirectories)
        let place = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where !place.Contains("/obj/", StringComparison.Ordinal) && !place.Contains("/bin/", StringComparison.Ordinal) && !place.Contains("/node_modules/", StringComparison.Ordinal)
        select (place, File.ReadAllText(path).Replace("\r\n", "\n"));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).Replace("\r\n", "\n");

    /// <summary>Compares a document with what the program says; writes it where that is asked for.</summary>
    public static void ShouldSay(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Writes) File.WriteAllText(file, text);
        File.Exists(file).ShouldBeTrue($"{path} is missing: run the tests once with REGISTER_WRITE_DOCS=1");
        Read(path).ShouldBe(text, $"{path} is out of date: run the tests once with REGISTER_WRITE_DOCS=1 and look at what changed");
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Register.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Register.sln is not above the tests.");
    }
}
