namespace ConditionalAccess;

/// <summary>A sign-in with a name for people. Immutable and thread-safe.</summary>
/// <param name="name">The name; it decides nothing.</param>
/// <param name="signIn">What is known about the sign-in.</param>
public sealed class NamedSignIn(string name, in SignIn signIn)
{
    private readonly SignIn _signIn = signIn;

    /// <summary>The name for people.</summary>
    public string Name { get; } = name;

    /// <summary>What is known about the sign-in, without copying it.</summary>
    public ref readonly SignIn SignIn => ref _signIn;
}
