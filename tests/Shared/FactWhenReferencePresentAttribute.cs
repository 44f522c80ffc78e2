namespace Register.Tests;

/// <summary>A fact that needs the official files, which lie beside the repository and not in it. Without them it shows as
/// skipped, with the reason.</summary>
public sealed class FactWhenReferencePresentAttribute : FactAttribute
{
    public FactWhenReferencePresentAttribute()
    {
        if (!Directory.Exists(Folder)) Skip = "The folder shared/reference is not beside the repository.";
    }

    public static string Folder { get; } = Find();

    public static Stream Open(string name) => File.OpenRead(Path.Combine(Folder, name));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Register.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "nowhere", "shared", "reference");
    }
}
