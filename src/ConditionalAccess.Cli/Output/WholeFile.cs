namespace ConditionalAccess.Cli.Output;

/// <summary>A file that is written whole or not at all: prepared beside its place, then put into it.</summary>
internal sealed class WholeFile
{
    private readonly string _target;
    private readonly string? _prepared;

    private WholeFile(string target, string? prepared) => (_target, _prepared) = (target, prepared);

    /// <summary>Writes the text beside the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static WholeFile Prepare(string path, string text)
    {
        string target = TargetOf(path);
        if (Directory.Exists(target)) throw new IOException("it is a folder");
        if (IsStream(target))
        {
            File.WriteAllText(target, text);
            return new WholeFile(target, null);
        }

        // Replacing a file needs no right to write to it: the mark is respected all the same.
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly)) throw new IOException("it is read-only");
        string prepared = target + "." + Path.GetRandomFileName()[..8] + ".part";
        try
        {
            File.WriteAllText(prepared, text);
            return new WholeFile(target, prepared);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryDelete(prepared);
            throw;
        }
    }

    /// <summary>Puts the file into its place.</summary>
    public void Place()
    {
        if (_prepared is not null) File.Move(_prepared, _target, overwrite: true);
    }

    /// <summary>Removes what was prepared and not placed.</summary>
    public void Drop()
    {
        if (_prepared is not null) TryDelete(_prepared);
    }

    /// <summary>The file that a name means in the end. A link stays a link: what it points to is written.</summary>
    public static string TargetOf(string path)
    {
        string whole = Path.GetFullPath(path);
        try
        {
            return IsStream(whole) ? whole : File.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName ?? whole;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return whole;
        }
    }

    // Devices and open streams, such as /dev/null, take text but cannot be replaced.
    private static bool IsStream(string path)
        => !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What could not be written usually cannot be removed either.
        }
    }
}
