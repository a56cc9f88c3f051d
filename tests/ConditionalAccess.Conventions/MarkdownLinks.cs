using System.Text;
using System.Text.RegularExpressions;

namespace ConditionalAccess.Conventions;

/// <summary>The links of Markdown texts, code left out, and what they name.</summary>
internal static partial class MarkdownLinks
{
    /// <summary>Relative links of one file that name no file, folder or heading, one line each.</summary>
    /// <param name="root">The checkout.</param>
    /// <param name="file">The Markdown file, relative to it.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<string> Broken(string root, string file, string text)
        => Targets(text).Where(target => !Resolves(root, file, text, target)).Select(target => file + ": " + target);

    /// <summary>The targets of all relative links, with their anchors.</summary>
    public static IEnumerable<string> Targets(string text)
        => Link().Matches(WithoutCode(text)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal));

    private static bool Resolves(string root, string file, string text, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(file)!, parts[0]));
        if (!path.StartsWith(root, StringComparison.Ordinal)) return false;
        if (parts[0].Length > 0 && !File.Exists(path) && !Directory.Exists(path)) return false;
        return parts.Length == 1 || Anchors(parts[0].Length == 0 ? text : File.ReadAllText(path)).Contains(parts[1]);
    }

    private static HashSet<string> Anchors(string text)
        => [.. WithoutCode(text, keepInline: true).Split('\n').Where(line => line.StartsWith('#')).Select(line => Anchor(line.TrimStart('#').Trim()))];

    private static string Anchor(string heading)
        => string.Concat(heading.ToLowerInvariant().Select(c => c == ' ' ? "-" : char.IsLetterOrDigit(c) || c is '-' or '_' ? c.ToString() : ""));

    // What stands in code is no link.
    private static string WithoutCode(string text, bool keepInline = false)
    {
        var kept = new StringBuilder();
        bool fenced = false;
        foreach (string line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            bool fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (fence) fenced = !fenced;
            if (!fenced && !fence) kept.Append(keepInline ? line : InlineCode().Replace(line, "code")).Append('\n');
        }

        return kept.ToString();
    }

    [GeneratedRegex(@"\]\(([^()\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();
}
