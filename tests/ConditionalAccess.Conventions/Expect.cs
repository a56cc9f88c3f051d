namespace ConditionalAccess.Conventions;

internal static class Expect
{
    /// <summary>Fails with every finding, one on a line, instead of the first few.</summary>
    public static void None(IEnumerable<string?> findings)
    {
        string text = string.Join('\n', findings);
        Assert.True(text.Length == 0, text);
    }
}
