using System.Reflection;
using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>Names in the text of a page, such as <c>PolicySet.Load</c>: where the first word is a public type of Core or a part of a sign-in, the second is a member of it.</summary>
internal static partial class PageNames
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly Type[] s_types = typeof(PolicySet).Assembly.GetExportedTypes();

    private static readonly HashSet<string> s_extensions = [.. s_types.Where(t => t.IsAbstract && t.IsSealed).SelectMany(t => t.GetMethods(Public)).Select(m => m.Name)];

    private static readonly HashSet<string> s_enumerated = [.. s_types.Where(t => t.IsEnum).SelectMany(Enum.GetNames)];

    private static readonly HashSet<string> s_files = [.. Directory.EnumerateFiles(Path.Combine(SampleTests.Root(), "src"), "*.cs", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f))];

    public static IEnumerable<string> Missing(string page)
        => Name().Matches(Fenced().Replace(page, "")).Where(m => !IsThere(m.Groups[1].Value, m.Groups[2].Value)).Select(m => m.Groups[1].Value + "." + m.Groups[2].Value).Distinct();

    /// <summary>Names in a diagram that no source file of the product and no member of an enumeration has.</summary>
    public static IEnumerable<string> WithoutSource(string diagram)
        => TypeName().Matches(diagram).Select(m => m.Value).Where(name => !s_files.Contains(name) && !s_enumerated.Contains(name)).Distinct();

    private static bool IsThere(string type, string member)
    {
        Type[] named = [.. s_types.Where(t => t.Name == type)];
        if (named.Length == 0 && typeof(SignIn).GetProperty(type) is { } section) named = [section.PropertyType];
        return named.Length == 0 || s_extensions.Contains(member) || named.Any(t => t.GetMember(member, Public).Length > 0);
    }

    [GeneratedRegex(@"\b[A-Z][a-z]+[A-Z]\w+")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"`([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"^ *(```|~~~).*?^ *\1", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
