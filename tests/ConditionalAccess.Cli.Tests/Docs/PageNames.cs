using System.Reflection;
using System.Text.RegularExpressions;

namespace ConditionalAccess.Cli.Tests.Docs;

/// <summary>Names in the text of a page, such as <c>PolicySet.Load</c>: where the first word is a public type of Core or a part of a sign-in, the second is a member of it.</summary>
internal static partial class PageNames
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly Type[] s_types = typeof(PolicySet).Assembly.GetExportedTypes();

    private static readonly HashSet<string> s_extensions = [.. s_types.Where(t => t.IsAbstract && t.IsSealed).SelectMany(t => t.GetMethods(Public)).Select(m => m.Name)];

    public static IEnumerable<string> Missing(string page)
        => Name().Matches(Fenced().Replace(page, "")).Where(m => !IsThere(m.Groups[1].Value, m.Groups[2].Value)).Select(m => m.Groups[1].Value + "." + m.Groups[2].Value).Distinct();

    private static bool IsThere(string type, string member)
    {
        Type[] named = [.. s_types.Where(t => t.Name == type)];
        if (named.Length == 0 && typeof(SignIn).GetProperty(type) is { } section) named = [section.PropertyType];
        return named.Length == 0 || s_extensions.Contains(member) || named.Any(t => t.GetMember(member, Public).Length > 0);
    }

    [GeneratedRegex(@"`([A-Z]\w+)\.([A-Z]\w+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"^ *(```|~~~).*?^ *\1", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();
}
