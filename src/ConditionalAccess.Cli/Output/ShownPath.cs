namespace ConditionalAccess.Cli.Output;

/// <summary>A file as annotations name it: with slashes, and from where the command runs when it lies below.</summary>
internal static class ShownPath
{
    public static string Of(string file)
    {
        if (string.IsNullOrWhiteSpace(file) || file.Contains('\0', StringComparison.Ordinal)) return file;
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(file));
        return (relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? file : relative).Replace('\\', '/');
    }
}
