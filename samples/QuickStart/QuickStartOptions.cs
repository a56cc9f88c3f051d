using System.Diagnostics.CodeAnalysis;

namespace QuickStart;

/// <summary>What the command line asks for: <c>[export folder or file] [sign-ins file]</c>.</summary>
internal sealed record QuickStartOptions(string Tenant, string SignIns, bool IsOwnTenant, bool DerivesSignIns)
{
    public const string Usage = """
        usage: QuickStart [export folder or file] [sign-ins file]
          without arguments:  decides the sample's sign-ins by the sample's tenant
          with an export:     decides sign-ins that are made to fit its policies
          with both:          decides your sign-ins by your policies
        """;

    public static bool TryParse(IReadOnlyList<string> args, string sampleFolder, [NotNullWhen(true)] out QuickStartOptions? options, out string problem)
    {
        options = null;
        problem = args.Count > 2 ? "expected at most two arguments, found " + args.Count : "";
        if (problem.Length == 0 && args.FirstOrDefault(a => a.StartsWith('-')) is { } flag) problem = "no option is called " + flag;
        if (problem.Length == 0 && args.Count > 0 && !File.Exists(args[0]) && !Directory.Exists(args[0])) problem = "there is no file or folder " + args[0];
        if (problem.Length == 0 && args.Count > 1 && !File.Exists(args[1])) problem = "there is no file " + args[1];
        if (problem.Length > 0) return false;
        options = new QuickStartOptions(
            args.Count > 0 ? args[0] : Path.Combine(sampleFolder, "tenant"),
            args.Count > 1 ? args[1] : Path.Combine(sampleFolder, args.Count == 0 ? "signins.json" : "visitors.json"),
            IsOwnTenant: args.Count == 0,
            DerivesSignIns: args.Count == 1);
        return true;
    }
}
