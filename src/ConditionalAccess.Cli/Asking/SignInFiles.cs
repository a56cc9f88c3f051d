using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Cli.Asking;

/// <summary>Reads a file of sign-ins; what is wrong with it goes to the messages.</summary>
internal static class SignInFiles
{
    public static IReadOnlyList<NamedSignIn>? Read(string path, List<string> messages)
    {
        try
        {
            return SignInDocument.Load(path).SignIns;
        }
        catch (PolicyFormatException e)
        {
            messages.AddRange(Export.Errors(path, e.Diagnostics));
            return null;
        }
        catch (ArgumentException)
        {
            messages.Add("the file of sign-ins has no name");
            return null;
        }
    }
}
