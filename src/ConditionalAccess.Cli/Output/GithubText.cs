namespace ConditionalAccess.Cli.Output;

/// <summary>Text inside of a workflow command of GitHub, which is one line.</summary>
internal static class GithubText
{
    /// <summary>Text after the second pair of colons.</summary>
    public static string Message(string text) => SafeText.Of(
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal));

    /// <summary>The value of a property, which ends at a comma or colon.</summary>
    public static string Property(string text) => Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
