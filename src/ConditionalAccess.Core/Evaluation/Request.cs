using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One sign-in under evaluation, with what several conditions derive from it. Lives on the stack.</summary>
internal readonly ref struct Request
{
    private readonly ref readonly SignIn _signIn;

    public Request(ref readonly SignIn signIn, EvaluationMode mode)
    {
        _signIn = ref signIn;
        IsWhatIf = mode == EvaluationMode.WhatIf;
        Subject = signIn.Subject == SubjectKind.Unknown ? SubjectKind.User : signIn.Subject;
        Kind = Subject == SubjectKind.User ? signIn.User.Kind : UserKind.InternalMember;
        Platform = Resolve(signIn.Client.Platform);
        ClientApp = Resolve(signIn.Client.AppType);
        Device = DeviceFacts.Of(in signIn, Kind, IsWhatIf);
    }

    public ref readonly SignIn SignIn => ref _signIn;

    public bool IsWhatIf { get; }

    public SubjectKind Subject { get; }

    /// <summary>The user's kind; other subjects count as internal.</summary>
    public UserKind Kind { get; }

    public DeviceFacts Device { get; }

    public DevicePlatform Platform { get; }

    public ClientAppType ClientApp { get; }

    // "Any platform" and "any client" are answers to a what-if only; to an access decision they say nothing (spec 9.3).
    private DevicePlatform Resolve(DevicePlatform platform)
        => platform > DevicePlatform.Other || (platform == DevicePlatform.All && !IsWhatIf) ? DevicePlatform.Unknown : platform;

    private ClientAppType Resolve(ClientAppType appType)
        => appType > ClientAppType.Other || (appType == ClientAppType.All && !IsWhatIf) ? ClientAppType.Unknown : appType;
}

/// <summary>Who counts as external (spec 4.2).</summary>
internal static class ExternalUsers
{
    public static bool IsExternal(UserKind kind) => kind > UserKind.InternalGuest;
}
