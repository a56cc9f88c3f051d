using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Checking;

/// <summary>
/// What each code means. The one place where that is written is the documentation of the codes in the library, so their sources are resources of this tool.
/// </summary>
internal static partial class RuleTexts
{
    private static readonly Lazy<Dictionary<string, (string Name, string Text)>> s_texts = new(Read);

    /// <summary>The name of a code, which is as stable as the code.</summary>
    public static string NameOf(string code) => s_texts.Value.TryGetValue(code, out (string Name, string Text) rule) ? rule.Name : code;

    /// <summary>What a code means, as a sentence.</summary>
    public static string TextOf(string code) => s_texts.Value.TryGetValue(code, out (string Name, string Text) rule) ? rule.Text : code;

    /// <summary>The name as words.</summary>
    public static string TitleOf(string code)
    {
        var text = new StringBuilder();
        foreach (char c in NameOf(code))
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append(' ').Append(char.ToLowerInvariant(c));
            else text.Append(c);
        }

        return text.ToString();
    }

    private static Dictionary<string, (string Name, string Text)> Read()
    {
        var texts = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        Assembly tool = typeof(RuleTexts).Assembly;
        foreach (string resource in tool.GetManifestResourceNames().Where(n => n.StartsWith("DiagnosticCodes.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(tool.GetManifestResourceStream(resource)!);
            foreach (Match match in Documented().Matches(reader.ReadToEnd())) texts.TryAdd(match.Groups[3].Value, (match.Groups[2].Value, Plain(match.Groups[1].Value)));
        }

        return texts;
    }

    // Comment marks and XML of the documentation become plain text.
    private static string Plain(string comment)
        => Space().Replace(Tag().Replace(comment.Replace("///", " ", StringComparison.Ordinal), "$1$2"), " ").Trim()
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex("""<summary>((?:(?!</summary>).)*)</summary>\s*(?:///[^\n]*\n\s*)*public const string (\w+) = "(CAP\d+)";""", RegexOptions.Singleline)]
    private static partial Regex Documented();

    [GeneratedRegex("""<see cref="(?:[^"]*\.)?([^".]+)"\s*/>|</?c>|</?para>|<paramref name="([^"]+)"\s*/>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
