namespace ConditionalAccess.Scripting.Tests;

/// <summary>
/// Assemblies of this process that come from no file, as code does that was compiled here. Those of the platform are loaded whenever something needs one
/// for the first time, also by the runner of the tests: they say nothing about scripts.
/// </summary>
internal static class EmittedAssemblies
{
    public static string[] Names()
        => [.. AppDomain.CurrentDomain.GetAssemblies().Where(a => a.IsDynamic || a.Location.Length == 0).Select(a => a.FullName ?? string.Empty).Order(StringComparer.Ordinal)];
}
