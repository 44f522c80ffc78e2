namespace Register.Infrastructure.Security;

/// <summary>Files with keys.</summary>
public static class PrivateFile
{
    /// <summary>Makes a file that only its owner reads.</summary>
    /// <exception cref="IOException">There is one.</exception>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
