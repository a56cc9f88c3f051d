namespace ConditionalAccess.Testing;

/// <summary>Finds folders of the checkout, and the corpus of public exports when it stands beside it.</summary>
public static class Corpus
{
    /// <summary>The checkout's top folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The corpus folder; null when it is not there.</summary>
    public static string? Root { get; } = FindCorpus();

    private static string FindRepository()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ConditionalAccess.Core.sln"))) return at.FullName;
        }

        throw new InvalidOperationException("the tests do not run inside a checkout");
    }

    private static string? FindCorpus()
    {
        string path = Path.GetFullPath(Path.Combine(Repository, "..", "shared", "corpus"));
        return Directory.Exists(path) ? path : null;
    }
}
